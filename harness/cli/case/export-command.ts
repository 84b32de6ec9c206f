import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { z } from 'zod'
import { ediscoveryPaths as paths } from '../../contract/index.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { caseNamed, everyOf } from './served-case.ts'

interface ExportFlags extends ServerFlags {
  query: string
  output: string
  everyMailbox?: boolean
}

const searchSchema = z.looseObject({ id: z.string(), displayName: z.string() })
const estimateSchema = z.looseObject({
  indexedItemCount: z.int(),
  unindexedItemCount: z.int(),
  mailboxCount: z.int(),
})
const exportSchema = z.looseObject({
  status: z.string(),
  exportFileMetadata: z.array(z.looseObject({ fileName: z.string(), size: z.int() })),
})

/** `mock-telemessage case export`: a search of the case, its estimate, its export, and the download. */
export function exportCommand(terminal: Terminal): Command {
  return addServerOptions(
    new Command('export')
      .description('Export what a search finds: EML and mbox in a ZIP, with digests and five reports.')
      .argument('<case>', 'name or id'),
  )
    .option('--query <text>', 'what to search for, in the Keyword Query Language; without it, everything', '')
    .option('--every-mailbox', 'search every mailbox of the tenant instead of those of the custodians')
    .requiredOption('--output <file>', 'where to write the ZIP')
    .action(async (name: string, { query, output, everyMailbox = false, ...flags }: ExportFlags) => {
      const server = await openRunningServer(flags)
      const { id: caseId } = await caseNamed(server, name)
      const count = (await everyOf(server, { path: paths.searches, values: { caseId } }, searchSchema)).length
      const body = {
        displayName: `Export ${count + 1}`,
        contentQuery: query,
        dataSourceScopes: everyMailbox ? 'allTenantMailboxes' : 'allCaseCustodians',
      }
      const search = await server.ask({ method: 'POST', path: paths.searches, values: { caseId }, body }, searchSchema)
      const values = { caseId, searchId: search.id }
      await server.tell({ method: 'POST', path: paths.estimate, values })
      const estimate = await server.ask({ method: 'GET', path: paths.lastEstimate, values }, estimateSchema)
      const bytes = await download(server, { ...values, displayName: search.displayName }, output)
      const items = estimate.indexedItemCount === 1 ? '1 item' : `${estimate.indexedItemCount} items`
      terminal.print(
        `${output} has ${items} of ${estimate.mailboxCount} mailboxes, and ${estimate.unindexedItemCount} partially indexed ones: ${bytes} bytes.\nmanifest.json in it has the SHA-256 of every file.\n`,
      )
    })
}

async function download(
  server: RunningServer,
  { displayName, ...values }: { caseId: string; searchId: string; displayName: string },
  output: string,
): Promise<number> {
  const body = {
    displayName,
    exportCriteria: 'searchHits, partiallyIndexed',
    exportLocation: 'responsiveLocations, nonresponsiveLocations',
    additionalOptions: 'none',
    exportFormat: 'eml',
  }
  const begun = await server.open({ method: 'POST', path: paths.exportResult, values, body })
  begun.body.resume()
  const location = begun.headers['location'] ?? ''
  const operationId = /operations\('([^']+)'\)$/.exec(location)?.[1] ?? ''
  const its = { caseId: values.caseId, operationId }
  const operation = await server.ask({ method: 'GET', path: paths.operation, values: its }, exportSchema)
  const [file] = operation.exportFileMetadata
  if (operation.status !== 'succeeded' || file === undefined) {
    throw new UserError(
      'export-not-ready',
      `the export is ${operation.status}: the tenant takes its time for it on the calendar; move the calendar on, and export again`,
    )
  }
  const { body: bytes } = await server.open({
    method: 'GET',
    path: paths.exportFile,
    values: { ...its, fileName: file.fileName },
  })
  await pipeline(bytes, createWriteStream(output, { mode: 0o600 }))
  return file.size
}
