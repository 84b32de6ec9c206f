import { createHash } from 'node:crypto'
import type { AuditEntry } from '../compliance/audit/audit-entry.ts'
import type { AuditQueries, AuditQuery } from '../compliance/audit/audit-queries.ts'
import { serviceOf } from '../compliance/audit/audit-service.ts'
import type { EntityType, Property } from '../graph/odata/index.ts'

const property = <T>(type: Property<T>['type'], read: Property<T>['read']): Property<T> => ({ type, read })

/** A query as Graph shows it (auditLogQuery). */
export function auditQueryType(queries: AuditQueries): EntityType<AuditQuery> {
  const counted = (query: AuditQuery, read: (finished: ReturnType<AuditQueries['finished']>) => unknown): unknown =>
    queries.status(query) === 'succeeded' ? read(queries.finished(query)) : null
  return {
    name: 'microsoft.graph.security.auditLogQuery',
    properties: {
      id: property('string', (query) => query.queryId),
      displayName: property('string', (query) => query.displayName),
      filterStartDateTime: property('dateTime', (query) => query.filterStartDateTime?.toISOString() ?? null),
      filterEndDateTime: property('dateTime', (query) => query.filterEndDateTime?.toISOString() ?? null),
      recordTypeFilters: property(['string'], (query) => query.recordTypeFilters),
      keywordFilter: property('string', (query) => query.keywordFilter),
      serviceFilters: property(['string'], (query) => query.serviceFilters),
      operationFilters: property(['string'], (query) => query.operationFilters),
      userPrincipalNameFilters: property(['string'], (query) => query.userPrincipalNameFilters),
      ipAddressFilters: property(['string'], (query) => query.ipAddressFilters),
      objectIdFilters: property(['string'], (query) => query.objectIdFilters),
      administrativeUnitIdFilters: property(['string'], () => []),
      status: property('string', queries.status),
      recordCountLimit: property('number', () => queries.recordCountLimit),
      approximateReturnedRecordCount: property('number', (query) => counted(query, ({ entries }) => entries.length)),
      isRecordCountLimitExceeded: property(
        'boolean',
        (query) => counted(query, (finished) => finished.isRecordCountLimitExceeded) ?? false,
      ),
    },
  }
}

/** A record as Graph shows it (auditLogRecord). `auditData` has what is ours besides: number and digest of the entry. */
export function auditRecordType(tenantId: string): EntityType<AuditEntry> {
  return {
    name: 'microsoft.graph.security.auditLogRecord',
    properties: {
      id: property('string', (entry) => guidOf(`${tenantId}/${entry.digest}`)),
      createdDateTime: property('dateTime', ({ at }) => at),
      auditLogRecordType: property('string', ({ recordType }) => recordType),
      operation: property('string', ({ operation }) => operation),
      organizationId: property('string', () => tenantId),
      userType: property('string', ({ userType }) => userType),
      userId: property('string', ({ userId }) => userId),
      service: property('string', ({ recordType }) => serviceOf(recordType)),
      objectId: property('string', ({ objectId }) => objectId),
      userPrincipalName: property('string', ({ userPrincipalName }) => userPrincipalName),
      clientIp: property('string', ({ clientIp }) => clientIp),
      administrativeUnits: property(['string'], () => []),
      auditData: property({}, (entry) => auditDataOf(entry, tenantId)),
    },
  }
}

function auditDataOf({ details, appId, result, sequence, digest, ...entry }: AuditEntry, tenantId: string): object {
  return {
    '@odata.type': '#microsoft.graph.security.defaultAuditData',
    CreationTime: entry.at,
    Operation: entry.operation,
    OrganizationId: tenantId,
    ObjectId: entry.objectId,
    UserId: entry.userPrincipalName ?? entry.userId,
    ...(entry.clientIp !== null && { ClientIP: entry.clientIp }),
    ...(appId !== null && { AppId: appId }),
    ResultStatus: result === 'succeeded' ? 'Succeeded' : 'Blocked',
    ...details,
    sequence,
    digest,
  }
}

function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
