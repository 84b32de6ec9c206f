import { dataConnectorPaths as paths } from '../../contract/index.ts'
import type { ConsoleDownload } from '../page.ts'

/** The template of a custom mapping file. */
export const mappingTemplateDownload: ConsoleDownload = {
  path: '/connectors/mapping-template',
  handler: async (_request, { tenant }) => {
    const { body } = await tenant.open({ method: 'GET', path: paths.mappingTemplate })
    return { contentType: 'text/csv; charset=utf-8', fileName: 'mapping.csv', body }
  },
}

/** The import log of a run, as the connector wrote it. */
export const importLogDownload: ConsoleDownload = {
  path: '/connectors/:connectorId/runs/:runId/import-log',
  handler: async ({ params }, { tenant }) => {
    const values = { connectorId: params['connectorId'] ?? '', runId: params['runId'] ?? '' }
    const { body } = await tenant.open({ method: 'GET', path: paths.runLog, values })
    return {
      contentType: 'application/jsonl',
      fileName: `import-log-${values.runId}.jsonl`.replaceAll(/[^\w.-]/g, '-'),
      body,
    }
  },
}
