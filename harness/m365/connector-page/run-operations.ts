import { auditingSchema, dataConnectorPaths as paths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest } from '../../control/wire.ts'
import {
  connectorRole,
  type PersonOperation,
  personOperation,
  roleManagement,
} from '../administration/person-operation.ts'
import { readJson } from '../graph/request-body.ts'
import type { Services } from '../operations/services.ts'
import { connectorIn } from './connector-operations.ts'
import { shownRun } from './shown.ts'

/** The runs of a connector with their progress (TEN-7, TEN-8), their import logs (TEN-9), and auditing (TEN-10). */
export function runOperations(services: Services): Operation[] {
  const { connectorPage: page, clock } = services
  const auditing = () => jsonResponse(200, { enabled: page.organization.isAudited })
  const operations: PersonOperation[] = [
    {
      name: 'connectorRuns.list',
      method: 'GET',
      path: paths.runs,
      needs: connectorRole,
      answer: (request) => {
        const { connectorId } = page.connectors.get(connectorIn(request))
        return jsonResponse(200, { value: page.runs.of(connectorId).map((run) => shownRun(run, page)) })
      },
    },
    {
      name: 'connectorRuns.start',
      method: 'POST',
      path: paths.runs,
      needs: connectorRole,
      answer: (request) => jsonResponse(202, shownRun(page.scheduler.runNow(connectorIn(request)), page)),
    },
    {
      name: 'connectorRuns.get',
      method: 'GET',
      path: paths.run,
      needs: connectorRole,
      answer: (request) => jsonResponse(200, shownRun(page.runs.get(connectorIn(request), runIn(request)), page)),
    },
    {
      name: 'connectorRuns.log',
      method: 'GET',
      path: paths.runLog,
      needs: connectorRole,
      answer: (request) => ({
        status: 200,
        headers: {
          'content-type': 'application/jsonl',
          'content-disposition': `attachment; filename="import-log-${runIn(request)}.jsonl"`,
        },
        body: page.runs.log(connectorIn(request), runIn(request), clock.now()),
      }),
    },
    { name: 'auditing.get', method: 'GET', path: paths.auditing, needs: connectorRole, answer: auditing },
    {
      name: 'auditing.set',
      method: 'PUT',
      path: paths.auditing,
      needs: roleManagement,
      answer: ({ body }) => {
        page.organization.isAudited = readJson(body, auditingSchema).enabled
        return auditing()
      },
    },
  ]
  return operations.map((operation) => personOperation(services, operation))
}

/** The run in a path. */
export function runIn({ params }: WireRequest): string {
  return params['runId'] ?? ''
}
