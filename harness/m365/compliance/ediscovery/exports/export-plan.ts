import { hash } from 'node:crypto'
import type { CaseContext } from '../ediscovery-parts.ts'
import type { FoundItem } from '../found-item.ts'
import type { ExportSource, PlacedItem, PlannedFile } from './export-source.ts'
import { grouped } from './grouped.ts'
import { createMbox } from './mbox.ts'
import { reportsOf } from './reports.ts'

/** All files of an export, the manifest last. */
export function planOf(
  source: ExportSource,
  kind: 'result' | 'reports',
  context: Pick<CaseContext, 'directory'>,
): PlannedFile[] {
  const items = placed(source.items, context)
  const reports = reportsOf(source, items, context).map(({ path, text }) => fileOf(path, Buffer.from(text)))
  const results = kind === 'reports' ? [] : [...items.map(emlOf), ...mboxesOf(items)]
  const files = [...results, ...reports]
  return [...files, fileOf('manifest.json', Buffer.from(manifestOf(source, items, files)))]
}

function placed(items: readonly FoundItem[], { directory }: Pick<CaseContext, 'directory'>): PlacedItem[] {
  const width = String(items.length).length
  return items.map((item, index) => {
    const mailbox = directory.object(item.entryId).entry.primaryAddress.toLowerCase()
    const number = String(index + 1).padStart(width, '0')
    return { ...item, mailbox, path: `items/${fileNameOf(mailbox)}/${number}.eml` }
  })
}

/** An address as a part of a file name on every system. */
export function fileNameOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}@._ -]/gu, '_').replace(/^[. ]+|[. ]+$/g, '') || '_'
}

function emlOf({ path, message }: PlacedItem): PlannedFile {
  const { bytes, sha256 } = message.mail.content()
  return { path, sizeBytes: bytes.length, sha256, content: bytes }
}

function mboxesOf(items: readonly PlacedItem[]): PlannedFile[] {
  const byMailbox = grouped(items, ({ mailbox }) => mailbox)
  return [...byMailbox].map(([mailbox, its]) => {
    const mbox = createMbox(its)
    return { path: `mbox/${fileNameOf(mailbox)}.mbox`, ...mbox.measured(), content: mbox }
  })
}

function fileOf(path: string, bytes: Buffer): PlannedFile {
  return { path, sizeBytes: bytes.length, sha256: hash('sha256', bytes), content: bytes }
}

/** What a reader needs to verify the export: every file with its digest, and for each message its mailbox and item. */
function manifestOf(
  { request, facts }: ExportSource,
  items: readonly PlacedItem[],
  files: readonly PlannedFile[],
): string {
  const manifest = {
    export: request.displayName,
    case: { id: facts.caseId, displayName: facts.caseName },
    source: facts.sourceName,
    contentQuery: facts.contentQuery,
    exportedAt: facts.at.toISOString(),
    digestAlgorithm: 'SHA-256',
    files: files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 })),
    items: items.map(({ path, mailbox, folderPath, isPartiallyIndexed, message }) => ({
      ...{ path, mailbox, folder: folderPath.join('/'), itemId: message.immutableId, itemClass: message.itemClass },
      ...{ sha256: message.mail.content().sha256, isPartiallyIndexed },
    })),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
