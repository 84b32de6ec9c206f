/**
 * The refusals of the audit search and of eDiscovery. Microsoft documents few codes for them; where there is none, the code is ours.
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
} as const
