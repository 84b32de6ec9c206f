import type { Readable } from 'node:stream'
import { writeZip, type ZippedFile } from '../zip/written-zip.ts'
import type { ExportedMailbox, FilledFolder } from './carried/carried-mailbox.ts'
import type { CarriedMessage } from './carried/carried-message.ts'
import { formats } from './formats/formats.ts'
import type { MailFormat } from './formats/mail-format.ts'
import { aboutExport, aboutFile, type FormatName } from './layout/about-file.ts'
import { withManifest } from './layout/manifest.ts'

/**
 * An export as a ZIP, written while it is read: the files of the format, `mailbox.json` about all of them, and `manifest.sha256` with
 * their digests. It holds one message at a time, and of each file its name and digest.
 */
export function exportZip(exported: ExportedMailbox, format: FormatName): Readable {
  return writeZip(withManifest(filesOf(exported, format)), exported.at)
}

async function* filesOf(exported: ExportedMailbox, name: FormatName): AsyncGenerator<ZippedFile> {
  const format = formats[name]
  const lost = new Map<string, number>()
  yield* format.write(exported.folders.map((filled) => counting(filled, format, lost)))
  yield { path: aboutFile, content: aboutText(() => aboutExport(name, exported, lost)) }
}

/** Counts what the format loses, while the messages go by. */
function counting(filled: FilledFolder, { loses }: MailFormat, lost: Map<string, number>): FilledFolder {
  async function* messages(): AsyncGenerator<CarriedMessage> {
    for await (const message of filled.messages()) {
      for (const loss of loses(message)) lost.set(loss, (lost.get(loss) ?? 0) + 1)
      yield message
    }
  }
  return { ...filled, messages }
}

async function* aboutText(about: () => unknown): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(about(), null, 2)}\n`)
}
