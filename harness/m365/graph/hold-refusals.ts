/** The refusals of holds and retention: status, code, message. Codes and messages are ours. `{}` stands for what the caller asked for. */
export const holdRefusals = {
  legalHoldMissing: [
    403,
    'LegalHoldMissing',
    'You need the role Legal Hold, which the members of the role group eDiscovery Manager have.',
  ],
  retentionManagementMissing: [
    403,
    'RetentionManagementMissing',
    'You need the role Retention Management, which the members of the role group Compliance Administrator have.',
  ],
  holdsRoleMissing: [
    403,
    'HoldsRoleMissing',
    'You need the role Legal Hold or the role Retention Management to look at this.',
  ],
  mailboxOfNobody: [404, 'MailboxNotFound', 'Nobody with the user principal name or address {} has or had a mailbox.'],
  litigationHoldUnknown: [404, 'LitigationHoldNotFound', 'The mailbox has no Litigation Hold.'],
  holdsTooMany: [400, 'HoldsTooMany', 'An organization can have {} case holds at most. Release one first.'],
  retentionPolicyUnknown: [404, 'RetentionPolicyNotFound', 'There is no retention policy {}.'],
  retentionPolicyExists: [
    409,
    'RetentionPolicyExists',
    'There is a retention policy {} already. Give this one another name.',
  ],
} as const
