import { z } from 'zod'
import type { CarriedFolder, MailboxIntake } from './carried/carried-mailbox.ts'
import { CarryRefusal, refusedAt } from './carried/carry-refusal.ts'
import { formats } from './formats/formats.ts'
import type { ImportedFiles, MailFormat, ReadMessage } from './formats/mail-format.ts'
import {
  type AboutExport,
  aboutFile,
  type FormatName,
  foldersByFiles,
  foldersOf,
  formatNames,
  readAbout,
} from './layout/about-file.ts'
import { digestOf, manifestFile, readManifest } from './layout/manifest.ts'
import { type OpenedFiles, openFiles } from './opened-files.ts'

const count = z.int().nonnegative()

/** What an import did, and what it did not. */
export const importReportSchema = z
  .strictObject({
    mailbox: z.string().describe('The address of the mailbox, as it was given.'),
    format: z.enum(formatNames).describe('The format of the files.'),
    messageCount: count.describe('The messages that are in the mailbox now and were not before.'),
    sizeBytes: count.describe('The octets of these messages.'),
    isVerified: z.boolean().describe('Whether a manifest had the digest of every file.'),
    newFolders: z.array(z.array(z.string())).describe('The folders that were made: names from the top down.'),
    notImported: z
      .array(
        z.strictObject({
          file: z.string().describe('The file, with its path in the ZIP.'),
          reason: z.string().describe('Why it, or a part of it, is not in the mailbox.'),
        }),
      )
      .describe('Files, and parts of messages, that are not in the mailbox.'),
  })
  .meta({ id: 'MailboxImport', description: 'What an import did, and what it did not.' })

/** What an import did, and what it did not. */
export type ImportReport = z.infer<typeof importReportSchema>

/**
 * Imports the messages of a ZIP. Everything is read twice: at first to the end without changing anything, so that what is damaged, changed
 * or too large is refused as a whole, and then again. It holds one message at a time. Throws a CarryRefusal `files-refused`.
 */
export async function importZip(
  zipPath: string,
  intake: MailboxIntake,
  wanted: { mailbox: string; format?: FormatName | undefined; isBelow: boolean },
): Promise<ImportReport> {
  const files = await openFiles(zipPath)
  try {
    return await importFiles(files, intake, wanted)
  } finally {
    files.close()
  }
}

const smallFileBytesMax = 64 * 1024 * 1024

async function importFiles(
  files: OpenedFiles,
  intake: MailboxIntake,
  { mailbox, format: wantedFormat, isBelow }: { mailbox: string; format?: FormatName | undefined; isBelow: boolean },
): Promise<ImportReport> {
  const isVerified = await verify(files)
  const about = files.paths.includes(aboutFile)
    ? readAbout(await files.text(aboutFile, smallFileBytesMax), { file: aboutFile })
    : undefined
  const name = wantedFormat ?? about?.format ?? formatOf(files)
  const format = formats[name]
  const mail = mailIn(files, format, about, intake.messageBytesMax)
  const folders = foldersOf(about)
  const report: ImportReport = {
    ...{ mailbox, format: name, messageCount: 0, sizeBytes: 0, isVerified, newFolders: [] },
    notImported: files.paths
      .filter((file) => !format.holdsMail(file) && file !== aboutFile && file !== manifestFile)
      .map((file) => ({ file, reason: format.explains?.(file) ?? `not a file of the format ${name}` })),
  }
  await check(intake, { folders, messages: format.read(mail), mayBeAtTop: isBelow || about !== undefined })
  for (const folder of folders) intake.makeFolder(folder)
  for await (const { message, place, note } of format.read(mail)) {
    await intake.take(message)
    report.messageCount += 1
    report.sizeBytes += message.bytes.length
    if (note !== undefined) report.notImported.push({ file: place.file, reason: note })
  }
  const named = about?.messageCount
  if (named !== undefined && named !== report.messageCount) {
    const reason = `it names ${named} messages, and ${report.messageCount} are here`
    report.notImported.push({ file: aboutFile, reason })
  }
  report.newFolders = intake.madeFolders().map((path) => [...path])
  return report
}

/** Compares every file with the manifest, if there is one. */
async function verify(files: OpenedFiles): Promise<boolean> {
  if (!files.paths.includes(manifestFile)) return false
  const digests = readManifest(await files.text(manifestFile, 4 * smallFileBytesMax), { file: manifestFile })
  const advice = `; to import it as it is, take ${manifestFile} away`
  const there = new Set(files.paths)
  for (const file of digests.keys()) {
    if (!there.has(file)) throw refusedAt({ file }, `the manifest names this file, and it is not there${advice}`)
  }
  for (const file of files.paths) {
    if (file === manifestFile) continue
    const expected = digests.get(file)
    if (expected === undefined) throw refusedAt({ file }, `the manifest does not name this file${advice}`)
    if ((await digestOf(files.open(file))) !== expected) {
      throw refusedAt({ file }, `the file has another digest than in the manifest, so it was changed${advice}`)
    }
  }
  return true
}

/** The only format that has files here. */
function formatOf({ paths }: OpenedFiles): FormatName {
  const found = formatNames.filter((name) => paths.some((path) => formats[name].holdsMail(path)))
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const what =
    only === undefined
      ? 'there is no file that ends with .eml, .mbox or .jsonl, and no Maildir'
      : `there are files of several formats (${found.join(', ')})`
  throw new CarryRefusal('files-refused', `${what}; say which format it is: ${formatNames.join(', ')}`)
}

function mailIn(
  files: OpenedFiles,
  format: MailFormat,
  about: AboutExport | undefined,
  messageBytesMax: number,
): ImportedFiles {
  const paths = files.paths.filter((path) => format.holdsMail(path))
  if (paths.length === 0 && about === undefined) {
    throw new CarryRefusal('files-refused', 'there is no message in these files in that format')
  }
  return { paths, open: files.open, folderOf: foldersByFiles(about), messageBytesMax }
}

/** Reads everything, and changes nothing. */
async function check(
  intake: MailboxIntake,
  found: { folders: readonly CarriedFolder[]; messages: AsyncIterable<ReadMessage>; mayBeAtTop: boolean },
): Promise<void> {
  for (const folder of found.folders) placed({ file: aboutFile }, () => intake.checkFolder(folder))
  for await (const { message, place } of found.messages) {
    if (message.folder.path.length === 0 && !found.mayBeAtTop) {
      throw refusedAt(place, 'this message is in no folder; name the folder of the mailbox in which it belongs')
    }
    placed(place, () => intake.check(message))
  }
}

/** Adds the place in the files to a refusal of the mailbox. */
function placed(place: { file: string; line?: number | undefined }, act: () => void): void {
  try {
    act()
  } catch (error) {
    throw error instanceof CarryRefusal ? refusedAt(place, error.message, error) : error
  }
}
