import type { BehaviourArea } from './behaviour.ts'

const graph = 'https://learn.microsoft.com/graph'
const getUser = `${graph}/api/user-get`
const listUsers = `${graph}/api/user-list`
const user = `${graph}/api/resources/user`
const advanced = `${graph}/aad-advanced-queries`
const noMailbox =
  'microsoftgraph/microsoft-graph-docs-contrib, issue 4340; microsoftgraph/msgraph-sdk-javascript, issue 1756'

/** Users, and which of them have a mailbox. */
export const directory: BehaviourArea = {
  area: 'directory',
  title: 'Directory',
  behaviours: [
    {
      id: 'directory.default-properties',
      sentence:
        'A user comes with eleven properties; `accountEnabled`, `userType`, `proxyAddresses`, `assignedPlans` and the others have to be selected.',
      source: getUser,
      status: 'documented',
    },
    {
      id: 'directory.proxy-addresses',
      sentence: 'Of `proxyAddresses`, `SMTP:` marks the primary address and `smtp:` an alias.',
      source: user,
      status: 'documented',
    },
    {
      id: 'directory.by-id-or-upn',
      sentence: 'A user is found by id or by user principal name, and not by other addresses.',
      source: getUser,
      status: 'documented',
    },
    {
      id: 'directory.find-by-address',
      sentence: 'A filter on `mail` finds primary addresses; one on `proxyAddresses` with `any` finds aliases, too.',
      source: user,
      status: 'documented',
    },
    {
      id: 'directory.filter-by-state',
      sentence: 'Users are filtered by `accountEnabled` and `userType` with `eq`, without advanced query parameters.',
      source: advanced,
      status: 'documented',
    },
    {
      id: 'directory.letter-case',
      sentence: 'Filters on users compare texts in any letter case.',
      source: `${advanced} does not say how texts are compared`,
      status: 'unverified',
    },
    {
      id: 'directory.advanced-operators',
      sentence:
        '`ne`, `not` and `endsWith` need both `ConsistencyLevel: eventual` and `$count=true`; without them, the answer is 400 `Request_UnsupportedQuery`.',
      source: advanced,
      status: 'documented',
    },
    {
      id: 'directory.ends-with',
      sentence: '`endsWith` works on `mail`, `otherMails`, `userPrincipalName` and `proxyAddresses` only.',
      source: advanced,
      status: 'documented',
    },
    {
      id: 'directory.count-needs-header',
      sentence: '`$count=true` without `ConsistencyLevel: eventual` is silently ignored.',
      source: advanced,
      status: 'documented',
    },
    {
      id: 'directory.property-without-index',
      sentence: 'A filter on a property without an index is 400 `Request_UnsupportedQuery`.',
      source: advanced,
      status: 'documented',
    },
    {
      id: 'directory.sorting',
      sentence: 'Users are sorted by `displayName` or `userPrincipalName`.',
      source: advanced,
      status: 'documented',
    },
    {
      id: 'directory.sorting-with-filter',
      sentence: '`$filter` and `$orderby` together need the advanced query parameters.',
      source: advanced,
      status: 'documented',
    },
    {
      id: 'directory.pages',
      sentence: 'A page of users has 100 entries, up to 999 with `$top`; `$skiptoken` in the link leads to the next.',
      source: listUsers,
      status: 'documented',
    },
    {
      id: 'directory.count-on-first-page',
      sentence: '`@odata.count` is on the first page of users only.',
      source: 'public recordings of the service of January 2025',
      status: 'measured',
    },
    {
      id: 'directory.shared-and-room-mailboxes',
      sentence: 'Shared mailboxes and rooms are users with a mailbox, and have no plan of their own.',
      source: 'https://learn.microsoft.com/exchange/collaboration/shared-mailboxes',
      status: 'documented',
    },
    {
      id: 'directory.groups-and-contacts',
      sentence:
        'Groups and contacts are not users, whatever their addresses are: not in the list, not by id, not by mail.',
      source: listUsers,
      status: 'documented',
    },
    {
      id: 'directory.unknown-user',
      sentence:
        'An unknown user is 404 `Request_ResourceNotFound` in the directory and 404 `ErrorInvalidUser` for mail.',
      source: 'alcionai/corso, pkg/services/m365/api/graph/errors.go',
      status: 'measured',
    },
    {
      id: 'directory.soft-deleted-user',
      sentence: 'A soft-deleted user is not in the directory, and unknown for mail.',
      source: `${graph}/api/directory-deleteditems-list does not say what mail answers`,
      status: 'unverified',
    },
    {
      id: 'directory.disabled-user',
      sentence: 'A user who must not sign in is in the directory all the same, with `accountEnabled` false.',
      source: user,
      status: 'documented',
    },
    {
      id: 'directory.disabled-mailbox',
      sentence: 'The mailbox of a user who must not sign in accepts mail from an app.',
      source: `${user} says that the account is disabled, and nothing of its mailbox`,
      status: 'unverified',
    },
    {
      id: 'directory.guest',
      sentence: 'A guest is a user of `userType` `Guest`, whose mailbox is 404 `MailboxNotEnabledForRESTAPI`.',
      source: noMailbox,
      status: 'measured',
    },
    {
      id: 'directory.no-plan',
      sentence:
        'Without an Exchange plan, or with a mailbox on premises, a user is in the directory, and mail is 404 `MailboxNotEnabledForRESTAPI`.',
      source: noMailbox,
      status: 'measured',
    },
    {
      id: 'directory.suspended-plan',
      sentence: 'A suspended Exchange plan shows in `assignedPlans`, and mail is 404 `MailboxNotEnabledForRESTAPI`.',
      source: noMailbox,
      status: 'measured',
    },
    {
      id: 'directory.inactive-mailbox',
      sentence: 'An inactive mailbox is 404 `MailboxNotEnabledForRESTAPI`, which names the three reasons.',
      source: noMailbox,
      status: 'measured',
    },
  ],
}
