import { Command } from 'commander'
import { type AuditRecord, auditPaths, auditQuerySchema, auditRecordPageSchema } from '../../contract/index.ts'
import { instantOption, wholeNumberOption } from '../options.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { UserError } from '../user-error.ts'

interface ListFlags extends ServerFlags {
  operation?: string[]
  recordType?: string[]
  person?: string[]
  object?: string[]
  keyword?: string
  from?: Date
  to?: Date
  limit: number
  json?: boolean
}

/** `mock-telemessage audit list`: a search in the log through Graph. */
export function listCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('list').description('List entries of the audit log, newest first.'))
    .option('--operation <name...>', 'only these operations, such as Create, HardDelete, CaseAdded')
    .option('--record-type <type...>', 'only these record types, such as exchangeItem, exchangeAdmin, aeD')
    .option('--person <name...>', 'only what these people did, by user principal name')
    .option('--object <id...>', 'only what was done to these objects')
    .option('--keyword <text>', 'only entries with this text in their facts')
    .option('--from <instant>', 'from this instant on, ISO 8601', instantOption)
    .option('--to <instant>', 'before this instant', instantOption)
    .option('--limit <number>', 'at most so many entries', wholeNumberOption(1, 50_000), 50)
    .option('--json', 'print JSON')
    .action(async (flags: ListFlags) => {
      const server = await openRunningServer(flags)
      const { records, found, isCutOff } = await search(server, flags)
      if (flags.json) terminal.print(`${JSON.stringify({ value: records, found, isCutOff }, null, 2)}\n`)
      else terminal.print(records.length === 0 ? 'The audit log has no such entry.\n' : tableOf(records))
      const more = found - records.length
      if (more > 0) terminal.errors.write(`${more} older entries are not shown; --limit shows more.\n`)
      if (isCutOff) terminal.errors.write('The search was cut off: there are still more entries that match.\n')
    })
}

/** Creates the query, waits for its end, and reads its records page by page. */
async function search(
  server: RunningServer,
  flags: ListFlags,
): Promise<{ records: AuditRecord[]; found: number; isCutOff: boolean }> {
  const body = {
    displayName: 'mock-telemessage audit list',
    operationFilters: flags.operation ?? [],
    recordTypeFilters: flags.recordType ?? [],
    userPrincipalNameFilters: flags.person ?? [],
    objectIdFilters: flags.object ?? [],
    keywordFilter: flags.keyword ?? null,
    filterStartDateTime: flags.from?.toISOString() ?? null,
    filterEndDateTime: flags.to?.toISOString() ?? null,
  }
  const { id } = await server.ask({ method: 'POST', path: auditPaths.queries, body }, auditQuerySchema)
  const values = { queryId: id }
  const query = await server.ask({ method: 'GET', path: auditPaths.query, values }, auditQuerySchema)
  if (query.status !== 'succeeded') {
    throw new UserError(
      'query-not-ready',
      `the search is ${query.status}: the tenant takes its time for it on the calendar; move the calendar on, and ask again`,
    )
  }
  const records: AuditRecord[] = []
  let link: string | undefined
  do {
    const question = link === undefined ? { path: auditPaths.records, values } : addressIn(link)
    const page = await server.ask({ method: 'GET', ...question }, auditRecordPageSchema)
    records.push(...page.value)
    link = page['@odata.nextLink']
  } while (link !== undefined && records.length < flags.limit)
  const found = query.approximateReturnedRecordCount ?? records.length
  return { records: records.slice(0, flags.limit), found, isCutOff: query.isRecordCountLimitExceeded }
}

function addressIn(link: string): { path: string; query: Record<string, string> } {
  const { pathname, searchParams } = new URL(link)
  return { path: pathname, query: Object.fromEntries(searchParams) }
}

function tableOf(records: readonly AuditRecord[]): string {
  const rows = records.map((record) => [
    record.auditData.sequence,
    record.createdDateTime.slice(0, 19).replace('T', ' '),
    record.operation,
    record.auditData.ResultStatus.toLowerCase(),
    record.userPrincipalName ?? `${record.userType} ${record.userId}`,
    shortened(record.objectId),
  ])
  return textTable(['number', 'time (UTC)', 'operation', 'result', 'who', 'what'], rows)
}

/** Ids of items begin alike and have more than a hundred characters; their ends differ. */
function shortened(objectId: string): string {
  return objectId.length > 40 ? `…${objectId.slice(-24)}` : objectId
}
