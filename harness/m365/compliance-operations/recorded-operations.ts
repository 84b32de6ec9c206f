import type { AuditRecordType } from '../compliance/audit/audit-event.ts'
import type { CanonicalObject, CanonicalValue } from '../compliance/audit/canonical-json.ts'

/** What is known of a call that succeeded. Bodies that are no JSON object are empty objects. */
interface CallFacts {
  sent: Readonly<Record<string, unknown>>
  answered: Readonly<Record<string, unknown>>
  params: Readonly<Record<string, string>>
  location: string | undefined
}

/** How the audit records an operation. */
export interface RecordedOperation {
  recordType: AuditRecordType
  /** Microsoft's name where there is one. */
  operation: string
  facts(call: CallFacts): { objectId: string; details: CanonicalObject }
}

/** An operation whose object is named by a parameter of its path, with these fields of what was sent. No password is among them. */
const onPath = (
  recordType: AuditRecordType,
  operation: string,
  parameter: string,
  ...fields: readonly string[]
): RecordedOperation => ({
  recordType,
  operation,
  facts: ({ params, sent }) => ({ objectId: params[parameter] ?? '', details: picked(sent, fields) }),
})

/** An operation that creates an object, whose id or name is in this field of the answer. */
const created = (
  recordType: AuditRecordType,
  operation: string,
  idField: string,
  ...fields: readonly string[]
): RecordedOperation => ({
  recordType,
  operation,
  facts: ({ answered, sent }) => ({
    objectId: String(answered[idField] ?? ''),
    details: { ...picked(sent, fields), ...picked(answered, fields) },
  }),
})

const roleGroup = (operation: string): RecordedOperation =>
  onPath('exchangeAdmin', operation, 'name', 'roles', 'members')
const connector = (operation: string, ...fields: readonly string[]): RecordedOperation =>
  onPath('m365ComplianceConnector', operation, 'connectorId', ...fields)

/** Role grants, and the administration of the Data connectors page. */
const administration: Record<string, RecordedOperation> = {
  'roleGroups.create': created('exchangeAdmin', 'New-RoleGroup', 'name', 'roles', 'members'),
  'roleGroups.change': roleGroup('Set-RoleGroup'),
  'roleGroups.delete': roleGroup('Remove-RoleGroup'),
  'auditing.set': {
    recordType: 'exchangeAdmin',
    operation: 'Set-AdminAuditLogConfig',
    facts: ({ sent }) => ({ objectId: 'Admin Audit Log Settings', details: picked(sent, ['enabled']) }),
  },
  'wizards.finish': created(
    'm365ComplianceConnector',
    'ConnectorCreated',
    'connectorId',
    'productId',
    'name',
    'clientId',
  ),
  'connectors.change': connector('ConnectorChanged', 'name', 'paused'),
  'connectors.delete': connector('ConnectorDeleted'),
  'connectors.changePassword': connector('ConnectorPasswordChanged'),
  'connectors.changeMapping': connector('ConnectorMappingChanged', 'automatic'),
  'connectorRuns.start': connector('ConnectorStarted'),
  'connectorRuns.log': {
    recordType: 'm365ComplianceConnector',
    operation: 'ImportLogDownloaded',
    facts: ({ params }) => ({ objectId: params['connectorId'] ?? '', details: { runId: params['runId'] ?? '' } }),
  },
}

/** Searches in the audit log itself, and its export. */
const auditSearches: Record<string, RecordedOperation> = {
  'auditQueries.create': created('discovery', 'AuditSearchCreated', 'id', 'displayName'),
  'audit.export': {
    recordType: 'discovery',
    operation: 'AuditLogExported',
    facts: () => ({ objectId: 'audit log', details: {} }),
  },
}

/** Searches of content: what somebody looked for, and where. */
const contentSearches: Record<string, RecordedOperation> = {
  'contentSearches.create': created('discovery', 'SearchStarted', 'searchId', 'query', 'mailboxes'),
}

/** Holds and retention of mailboxes. */
const retention: Record<string, RecordedOperation> = {
  'litigationHolds.place': onPath('exchangeAdmin', 'Set-Mailbox', 'user', 'durationDays', 'comment'),
  'litigationHolds.release': onPath('exchangeAdmin', 'Set-Mailbox', 'user'),
  'retentionPolicies.create': created(
    'dataGovernance',
    'NewRetentionCompliancePolicy',
    'policyId',
    'name',
    'action',
    'days',
    'from',
    'users',
    'excludedUsers',
  ),
  'retentionPolicies.delete': onPath('dataGovernance', 'RemoveRetentionCompliancePolicy', 'policy'),
  'assistantPasses.run': {
    recordType: 'exchangeAdmin',
    operation: 'Start-ManagedFolderAssistant',
    facts: ({ sent }) => ({ objectId: String(sent['user'] ?? 'all mailboxes'), details: {} }),
  },
  'keptMailboxes.change': {
    recordType: 'exchangeAdmin',
    operation: 'Set-Mailbox',
    facts: ({ params, sent }) => ({ objectId: params['user'] ?? '', details: picked(sent, Object.keys(sent)) }),
  },
  'complianceSettings.change': {
    recordType: 'exchangeAdmin',
    operation: 'Set-OrganizationConfig',
    facts: ({ sent }) => ({ objectId: 'compliance settings', details: picked(sent, Object.keys(sent)) }),
  },
}

const inCase = (operation: string, ...fields: readonly string[]): RecordedOperation =>
  onPath('discovery', operation, 'caseId', ...fields)
const custodian = (operation: string): RecordedOperation => ({
  recordType: 'aeD',
  operation,
  facts: ({ params }) => ({ objectId: params['custodianId'] ?? '', details: { caseId: params['caseId'] ?? '' } }),
})
/** What is done with a search or a review set; `location` names the operation that was begun. */
const begun = (
  recordType: AuditRecordType,
  operation: string,
  parameter: string,
  ...fields: string[]
): RecordedOperation => ({
  recordType,
  operation,
  facts: ({ params, sent, location }) => ({
    objectId: params[parameter] ?? '',
    details: {
      caseId: params['caseId'] ?? '',
      operationId: /operations\('([^']+)'\)$/.exec(location ?? '')?.[1],
      ...picked(sent, fields),
    },
  }),
})
/** Something that is created in a case. */
const createdInCase = (recordType: AuditRecordType, operation: string, ...fields: string[]): RecordedOperation => ({
  recordType,
  operation,
  facts: ({ params, sent, answered }) => ({
    objectId: String(answered['id'] ?? ''),
    details: { caseId: params['caseId'] ?? '', ...picked(sent, fields) },
  }),
})

/** Cases. The holds of a case tell of themselves when they are placed and released. */
const ediscovery: Record<string, RecordedOperation> = {
  'ediscoveryCases.create': created('discovery', 'CaseAdded', 'id', 'displayName'),
  'ediscoveryCases.change': inCase('CaseUpdated', 'displayName', 'externalId'),
  'ediscoveryCases.delete': inCase('CaseRemoved'),
  'ediscoveryCases.close': inCase('CaseClosed'),
  'ediscoveryCases.reopen': inCase('CaseReopened'),
  'custodians.create': createdInCase('aeD', 'AddCustodian', 'email'),
  'custodians.addSource': createdInCase('aeD', 'AddCustodianSource', 'email', 'includedSources'),
  'custodians.removeSource': custodian('RemoveCustodianSource'),
  'custodians.activate': custodian('ActivateCustodian'),
  'custodians.release': custodian('ReleaseCustodian'),
  'legalHolds.change': {
    recordType: 'discovery',
    operation: 'HoldUpdated',
    facts: ({ params, sent }) => ({ objectId: params['holdId'] ?? '', details: picked(sent, ['contentQuery']) }),
  },
  'caseSearches.create': createdInCase('discovery', 'SearchCreated', 'displayName', 'contentQuery', 'dataSourceScopes'),
  'caseSearches.change': begun(
    'discovery',
    'SearchUpdated',
    'searchId',
    'displayName',
    'contentQuery',
    'dataSourceScopes',
  ),
  'caseSearches.delete': begun('discovery', 'SearchRemoved', 'searchId'),
  'caseSearches.addSource': createdInCase('discovery', 'SearchSourceAdded', 'email'),
  'caseSearches.estimate': begun('discovery', 'SearchStarted', 'searchId'),
  'caseSearches.exportResult': begun('discovery', 'SearchExported', 'searchId', 'displayName', 'exportCriteria'),
  'caseSearches.exportReport': begun('discovery', 'SearchReport', 'searchId', 'displayName', 'exportCriteria'),
  'caseSearches.purge': begun('discovery', 'SearchPurged', 'searchId', 'purgeType', 'purgeAreas'),
  'caseExports.download': {
    recordType: 'discovery',
    operation: 'SearchExportDownloaded',
    facts: ({ params }) => ({
      objectId: params['operationId'] ?? '',
      details: { caseId: params['caseId'] ?? '', fileName: params['fileName'] ?? '' },
    }),
  },
  'reviewSets.create': createdInCase('aeD', 'ReviewSetCreated', 'displayName'),
  'reviewSets.add': begun('aeD', 'AddToReviewSet', 'reviewSetId', 'itemsToInclude'),
  'reviewSets.export': begun('aeD', 'ReviewSetExported', 'reviewSetId', 'outputName'),
}

/** By the name of the operation. Changes of items are not here: mailboxes tell of them, whatever way they come. */
export const recordedOperations: Readonly<Record<string, RecordedOperation>> = {
  ...administration,
  ...auditSearches,
  ...contentSearches,
  ...retention,
  ...ediscovery,
}

/** The fields that are there, as far as they are values that an entry can have. */
function picked(body: Readonly<Record<string, unknown>>, fields: readonly string[]): CanonicalObject {
  const found = fields.flatMap((field): [string, CanonicalValue][] => {
    const value = body[field]
    return isPlain(value) ? [[field, value]] : []
  })
  return Object.fromEntries(found)
}

function isPlain(value: unknown): value is CanonicalValue {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string')
  return typeof value === 'string' || typeof value === 'boolean' || value === null
}
