/**
 * The refusals of the audit search and of eDiscovery. Microsoft documents few codes for them; where it documents no code, the code is ours.
 * `{}` stands for what the caller asked for.
 */
export const ediscoveryRefusals = {
  complianceDenied: [
    403,
    'Forbidden',
    'The app needs the permission {}, granted to it or by the person who signed in.',
  ],
  complianceRoleMissing: [
    403,
    'Forbidden',
    'The caller needs the role {}. Ask an administrator to make you, or the service principal of the app, a member of a role group that has it.',
  ],
  auditRoleMissing: [
    403,
    'AuditRoleMissing',
    'You need the role View-Only Audit Logs. Ask an administrator to make you a member of a role group that has it.',
  ],
  auditQueryUnknown: [404, 'ResourceNotFound', 'There is no audit log query {}.'],
  auditQueryNotReady: [
    400,
    'AuditLogQueryNotReady',
    'The audit log query {} has not ended. Ask for its status until it has succeeded, and for its records then.',
  ],
  caseUnknown: [404, 'ResourceNotFound', 'There is no eDiscovery case {}.'],
  caseExists: [409, 'Conflict', 'There is an eDiscovery case {} already. Give this one another name.'],
  caseClosed: [400, 'CaseClosed', 'The case {} is closed, and a closed case holds nothing. Reopen it first.'],
  caseNotClosed: [400, 'CaseNotClosed', 'The case {} is not closed.'],
  caseHasHolds: [
    400,
    'CaseHasHolds',
    'The case {} has holds. Delete its legal holds, those that are off too, and remove the holds of its custodians; then delete it.',
  ],
  custodianUnknown: [
    404,
    'ResourceNotFound',
    'There is no custodian {}. A custodian is named by a primary address of the tenant.',
  ],
  custodianExists: [409, 'Conflict', '{} is a custodian of the case already.'],
  custodianReleased: [
    400,
    'CustodianReleased',
    'The custodian {} was released from the case. Activate the custodian first.',
  ],
  custodianWithoutSource: [
    400,
    'CustodianWithoutSource',
    'The custodian {} has no mailbox among the user sources, so there is nothing to hold. Add a user source first.',
  ],
  sourceUnknown: [404, 'ResourceNotFound', 'There is no source {}. A user source is a mailbox of the tenant.'],
  sourceExists: [409, 'Conflict', '{} is a source already.'],
  holdPolicyUnknown: [404, 'ResourceNotFound', 'There is no legal hold {} in the case.'],
  holdPolicyExists: [409, 'Conflict', 'The case has a legal hold {} already.'],
  caseSearchUnknown: [404, 'ResourceNotFound', 'There is no search {} in the case.'],
  caseSearchExists: [409, 'Conflict', 'The case has a search {} already.'],
  caseSearchWithoutSource: [
    400,
    'SearchWithoutSource',
    'The search {} has no mailbox. Give it sources or the scope allTenantMailboxes or allCaseCustodians.',
  ],
  caseSearchNotEstimated: [
    400,
    'SearchNotEstimated',
    'Only an estimated search can be exported. Run estimateStatistics for the search {} first, after its last change.',
  ],
  caseSearchesTooMany: [
    429,
    'TooManyRequests',
    'Too many searches of cases are running: {}. Wait until one of their operations has succeeded.',
  ],
  caseExportsTooMany: [
    429,
    'TooManyRequests',
    'Too many exports of cases are running: {}. Wait until one of their operations has succeeded.',
  ],
  caseExportTooLarge: [
    400,
    'ExportTooLarge',
    'With this export, the search would have exported {} today. A search can export 2 TB a day, UTC. Export what a narrower search finds.',
  ],
  casePurgeTooWide: [
    400,
    'PurgeTooWide',
    'The search looks into {}, and a purge may have 50,000 at most. Purge with narrower searches.',
  ],
  reviewSetUnknown: [404, 'ResourceNotFound', 'There is no review set {} in the case.'],
  reviewSetExists: [409, 'Conflict', 'The case has a review set {} already.'],
  caseOperationUnknown: [404, 'ResourceNotFound', 'There is no operation {} in the case.'],
  exportFileUnknown: [404, 'ResourceNotFound', 'The export has no file {}, or it has not ended.'],
} as const
