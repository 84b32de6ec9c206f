/**
 * The refusals of content searches. Codes and messages are ours: Microsoft does not publish those of the portal. `{}` stands for what the
 * caller asked for.
 */
export const contentSearchRefusals = {
  searchRoleMissing: [
    403,
    'ComplianceSearchRoleMissing',
    'You need the role Compliance Search, which the members of the role groups eDiscovery Manager, Compliance Administrator and Organization Management have.',
  ],
  contentQueryInvalid: [400, 'ContentQueryInvalid', 'The query cannot be read {}'],
  contentQueryTooLarge: [400, 'ContentQueryTooLarge', 'The query has {}'],
  searchedMailboxUnknown: [
    400,
    'MailboxNotFound',
    'There is no mailbox of {}. Give the user principal name of its user.',
  ],
  contentSearchUnknown: [404, 'ContentSearchNotFound', 'There is no content search {}.'],
  contentSearchesTooMany: [
    429,
    'ContentSearchesTooMany',
    'Too many content searches are running: {}. Wait until one has ended.',
  ],
} as const
