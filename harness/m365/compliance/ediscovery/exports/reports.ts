import { stringify } from 'csv-stringify/sync'
import type { CaseContext } from '../ediscovery-parts.ts'
import type { ExportSource, PlacedItem } from './export-source.ts'
import { grouped } from './grouped.ts'

type Row = readonly (string | number | boolean | null)[]

/** The five reports of a process in eDiscovery (Microsoft Purview, process reports), each as CSV. */
export function reportsOf(
  source: ExportSource,
  items: readonly PlacedItem[],
  context: Pick<CaseContext, 'directory'>,
): { path: string; text: string }[] {
  const reports: Record<string, readonly Row[]> = {
    Summary: summaryOf(source, items),
    Items: itemsOf(items),
    Locations: locationsOf(source, items, context),
    Settings: settingsOf(source),
    Statistics: statisticsOf(items),
  }
  return Object.entries(reports).map(([name, rows]) => ({ path: `reports/${name}.csv`, text: csvOf(rows) }))
}

/** A subject that begins with `=` must not become a formula in the program that opens the report. */
function csvOf(rows: readonly Row[]): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : cell)))
  return stringify(texts, { escape_formulas: true, record_delimiter: 'windows' })
}

const bytesOf = (items: readonly PlacedItem[]): number =>
  items.reduce((sum, { message }) => sum + message.mail.content().sizeBytes, 0)

function summaryOf({ action, request, facts }: ExportSource, items: readonly PlacedItem[]): Row[] {
  const partially = items.filter(({ isPartiallyIndexed }) => isPartiallyIndexed)
  return [
    ['Property', 'Value'],
    ['Process', action],
    ['Name', request.displayName],
    ['Description', request.description ?? ''],
    ['Case', facts.caseName],
    ['Source', facts.sourceName],
    ['Completed (UTC)', facts.at.toISOString()],
    ['Items', items.length],
    ['Size (bytes)', bytesOf(items)],
    ['Partially indexed items', partially.length],
    ['Mailboxes searched', facts.entryIds.length],
    ['Mailboxes with items', new Set(items.map(({ mailbox }) => mailbox)).size],
  ]
}

function itemsOf(items: readonly PlacedItem[]): Row[] {
  const rows = items.map(({ path, mailbox, folderPath, message, isPartiallyIndexed }): Row => {
    const { bytes, sha256 } = message.mail.content()
    return [
      ...[path, mailbox, folderPath.join('/'), message.itemClass, message.immutableId],
      ...[message.sentTime?.toISOString() ?? null, message.receivedTime?.toISOString() ?? null],
      ...[bytes.length, sha256, isPartiallyIndexed],
    ]
  })
  const head = ['Path', 'Mailbox', 'Folder', 'Item class', 'Item id', 'Sent (UTC)', 'Received (UTC)', 'Size (bytes)']
  return [[...head, 'SHA-256', 'Partially indexed'], ...rows]
}

/** Also the mailboxes in which nothing was found: that nothing is there is a result. */
function locationsOf(
  { facts }: ExportSource,
  items: readonly PlacedItem[],
  { directory }: Pick<CaseContext, 'directory'>,
): Row[] {
  const rows = facts.entryIds.map((entryId): Row => {
    const its = items.filter((item) => item.entryId === entryId)
    const partially = its.filter(({ isPartiallyIndexed }) => isPartiallyIndexed)
    const { primaryAddress, mailbox } = directory.object(entryId).entry
    return [primaryAddress.toLowerCase(), mailbox, its.length - partially.length, partially.length, bytesOf(its)]
  })
  return [['Mailbox', 'State', 'Items', 'Partially indexed items', 'Size (bytes)'], ...rows]
}

function settingsOf({ request, facts }: ExportSource): Row[] {
  return [
    ['Setting', 'Value'],
    ['Query', facts.contentQuery],
    ['Items to include', request.exportCriteria],
    ['Format', request.exportFormat ?? ''],
    ['Locations of partially indexed items', request.exportLocation ?? ''],
    ['Additional options', request.additionalOptions],
  ]
}

function statisticsOf(items: readonly PlacedItem[]): Row[] {
  const byClass = grouped(items, ({ message }) => message.itemClass)
  const byDay = grouped(items, ({ message }) => (message.sentTime ?? message.createdTime).toISOString().slice(0, 10))
  const rows = (kind: string, groups: ReadonlyMap<string, readonly PlacedItem[]>): Row[] =>
    [...groups]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, its]) => [kind, name, its.length, bytesOf(its)])
  return [['By', 'Value', 'Items', 'Size (bytes)'], ...rows('item class', byClass), ...rows('day sent (UTC)', byDay)]
}
