import { Command } from 'commander'
import { z } from 'zod'
import { ediscoveryPaths as paths } from '../../contract/index.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { caseNamed, everyOf } from './served-case.ts'

const custodianSchema = z.looseObject({ email: z.string(), status: z.string(), holdStatus: z.string() })
const holdSchema = z.looseObject({ displayName: z.string(), isEnabled: z.boolean(), contentQuery: z.string() })
const searchSchema = z.looseObject({ displayName: z.string(), contentQuery: z.string(), dataSourceScopes: z.string() })
const operationSchema = z.looseObject({
  action: z.string(),
  status: z.string(),
  createdDateTime: z.string(),
  resultInfo: z.looseObject({ message: z.string() }).nullable(),
})

/** `mock-telemessage case show`. */
export function showCommand(terminal: Terminal): Command {
  return addServerOptions(
    new Command('show')
      .description('Show a case: custodians, holds, searches, operations.')
      .argument('<case>', 'name or id'),
  )
    .option('--json', 'print JSON')
    .action(async (name: string, { json, ...flags }: ServerFlags & { json?: boolean }) => {
      const server = await openRunningServer(flags)
      const found = await caseNamed(server, name)
      const values = { caseId: found.id }
      const custodians = await everyOf(server, { path: paths.custodians, values }, custodianSchema)
      const legalHolds = await everyOf(server, { path: paths.legalHolds, values }, holdSchema)
      const searches = await everyOf(server, { path: paths.searches, values }, searchSchema)
      const operations = await everyOf(server, { path: paths.operations, values }, operationSchema)
      if (json) {
        const all = { ...found, custodians, legalHolds, searches, operations }
        return terminal.print(`${JSON.stringify(all, null, 2)}\n`)
      }
      const { displayName, id, status, description, createdDateTime } = found
      terminal.print(
        textFields([
          ['name', displayName],
          ['id', id],
          ['state', status],
          ['created', createdDateTime],
          ...(description === null ? [] : [['about', description] as const]),
        ]),
      )
      const tables = [
        table(
          ['custodian', 'state', 'hold'],
          custodians.map((one) => [one.email, one.status, one.holdStatus]),
        ),
        table(
          ['legal hold', 'state', 'holds'],
          legalHolds.map((one) => [one.displayName, one.isEnabled ? 'on' : 'off', one.contentQuery || 'everything']),
        ),
        table(
          ['search', 'scope', 'query'],
          searches.map((one) => [one.displayName, one.dataSourceScopes, one.contentQuery || 'everything']),
        ),
        table(
          ['operation', 'state', 'begun', 'result'],
          operations.map((one) => [
            one.action,
            one.status,
            one.createdDateTime.slice(0, 19),
            one.resultInfo?.message ?? '',
          ]),
        ),
      ]
      terminal.print(tables.join(''))
    })
}

/** Nothing for a table without rows. */
function table(headings: readonly string[], rows: readonly string[][]): string {
  return rows.length === 0 ? '' : `\n${textTable(headings, rows)}`
}
