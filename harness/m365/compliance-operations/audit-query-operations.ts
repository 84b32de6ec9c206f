import { auditPaths, newAuditQuerySchema } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest } from '../../control/wire.ts'
import { type PrincipalOperation, principalOperation } from '../administration/principal-operation.ts'
import type { AuditQuery } from '../compliance/audit/audit-queries.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { collectionAnswer, entityAnswer, readEntityQuery, readListQuery, wholeOf } from '../graph/odata/index.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { readQuery } from '../graph/query-options.ts'
import { readJson } from '../graph/request-body.ts'
import type { Services } from '../operations/services.ts'
import { auditQueryType, auditRecordType } from './audit-resources.ts'

const metadata = 'security/auditLog/queries'

/** Graph's search in the audit log (auditLogQuery). */
export function auditQueryOperations(services: Services): Operation[] {
  const { audit, cutPage, tenantId } = services
  const queryIn = ({ params }: WireRequest): AuditQuery => audit.queries.get(params['queryId'] ?? '')
  const queries = auditQueryType(audit.queries)
  const records = auditRecordType(tenantId)
  const operations: Pick<PrincipalOperation, 'name' | 'method' | 'path' | 'answer'>[] = [
    {
      name: 'auditQueries.create',
      method: 'POST',
      path: auditPaths.queries,
      answer: (request) => {
        readQuery(request.url, [])
        const query = audit.queries.create(readFilters(request.body))
        const shown = entityAnswer(query, wholeOf(queries), { url: request.url, metadata })
        // As documented: a client that creates a query asks for its status afterwards, even if it ends at once.
        return jsonResponse(201, { ...shown, status: 'notStarted' })
      },
    },
    {
      name: 'auditQueries.list',
      method: 'GET',
      path: auditPaths.queries,
      answer: (request) => {
        const { url } = request
        const rules = { type: queries, store: 'directory', pageSize: preferredPageSize(request) } as const
        return jsonResponse(
          200,
          collectionAnswer(audit.queries.list(), readListQuery(url, rules), { url, metadata, cutPage }),
        )
      },
    },
    {
      name: 'auditQueries.get',
      method: 'GET',
      path: auditPaths.query,
      answer: (request) => {
        const projection = readEntityQuery(request.url, queries)
        return jsonResponse(200, entityAnswer(queryIn(request), projection, { url: request.url, metadata }))
      },
    },
    {
      name: 'auditQueries.records',
      method: 'GET',
      path: auditPaths.records,
      answer: (request) => {
        const { url } = request
        const rules = { type: records, store: 'directory', pageSize: preferredPageSize(request) } as const
        const options = readListQuery(url, rules)
        const { entries, queryId } = { ...audit.queries.finished(queryIn(request)), queryId: queryIn(request).queryId }
        const setting = { url, metadata: `${metadata}('${queryId}')/records`, cutPage }
        return jsonResponse(200, collectionAnswer(entries, options, setting))
      },
    },
  ]
  return operations.map((operation) =>
    principalOperation(services, {
      ...operation,
      permission: 'AuditLogsQuery-Exchange.Read.All',
      roles: ['View-Only Audit Logs'],
      appsNeedNoRole: true,
    }),
  )
}

/** Microsoft documents it, and the tenant has no administrative units. */
const documented = ['administrativeUnitIdFilters']

function readFilters(body: Buffer): Parameters<Services['audit']['queries']['create']>[0] {
  const sent = readJson(body, newAuditQuerySchema, withoutEmptyUnits, documented)
  const { serviceFilter, filterStartDateTime, filterEndDateTime, ...others } = sent
  const start = filterStartDateTime === null ? null : new Date(filterStartDateTime)
  const end = filterEndDateTime === null ? null : new Date(filterEndDateTime)
  if (start !== null && end !== null && start > end) {
    throw new GraphRefusal('bodyInvalid', 'filterEndDateTime: it is before filterStartDateTime')
  }
  const serviceFilters = serviceFilter === null ? others.serviceFilters : [...others.serviceFilters, serviceFilter]
  return { ...others, serviceFilters, filterStartDateTime: start, filterEndDateTime: end }
}

/** Microsoft's example sends an empty list, and SDKs name the type. */
function withoutEmptyUnits(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { administrativeUnitIdFilters: units, '@odata.type': _, ...others } = value as Record<string, unknown>
  return Array.isArray(units) && units.length > 0 ? value : others
}
