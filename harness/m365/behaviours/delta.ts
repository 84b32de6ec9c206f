import type { BehaviourArea } from './behaviour.ts'

const graph = 'https://learn.microsoft.com/en-us/graph'

/** Change tracking with delta queries. */
export const delta: BehaviourArea = {
  area: 'delta',
  title: 'Change tracking (delta)',
  behaviours: [
    {
      id: 'delta.first-round',
      sentence:
        'The first round of `mailFolders/{id}/messages/delta` has all messages of the folder, in pages with `@odata.nextLink` (`$skiptoken`); the last page has `@odata.deltaLink` (`$deltatoken`).',
      source: `${graph}/delta-query-messages`,
      status: 'documented',
    },
    {
      id: 'delta.next-round',
      sentence:
        'A `deltaLink` leads to what changed since: new and changed messages as they are now, and `{id, @removed: {reason: "deleted"}}` for what was deleted or moved elsewhere.',
      source: `${graph}/delta-query-messages; ${graph}/delta-query-overview`,
      status: 'documented',
    },
    {
      id: 'delta.while-it-changes',
      sentence: 'What changes while a client reads its pages is in the next round, and nothing is left out.',
      source: `${graph}/delta-query-overview: entities can be there more than once, and must not be missing`,
      status: 'documented',
    },
    {
      id: 'delta.options',
      sentence:
        'The first request may have `$select`, `$expand`, `$top`, `Prefer: odata.maxpagesize`, `$filter=receivedDateTime ge …` or `gt`, `$orderby=receivedDateTime desc` and `changeType`; the links keep them.',
      source: `${graph}/api/message-delta`,
      status: 'documented',
    },
    {
      id: 'delta.other-options',
      sentence:
        'Another filter or order is 400 `ErrorInvalidUrlQuery`; an option beside a token is 400 instead of being passed over.',
      source: `${graph}/api/message-delta names what is supported; the codes are not documented`,
      status: 'ours',
    },
    {
      id: 'delta.immutable-ids',
      sentence: 'With `Prefer: IdType="ImmutableId"` a message that went and came back is changed, and not removed.',
      source: `${graph}/outlook-immutable-id`,
      status: 'documented',
    },
    {
      id: 'delta.folders',
      sentence:
        '`mailFolders/delta` follows all folders below the root: new ones, other names, places and counts; a folder that the user no longer sees is `@removed`.',
      source: `${graph}/api/mailfolder-delta`,
      status: 'documented',
    },
    {
      id: 'delta.users',
      sentence:
        '`users/delta` follows the directory; a soft-deleted user is `@removed` with the reason `changed`. `$deltatoken=latest` begins with the present state.',
      source: `${graph}/api/user-delta; ${graph}/delta-query-overview`,
      status: 'documented',
    },
    {
      id: 'delta.expiry',
      sentence:
        'A token whose time is over is 410 with a `Location` at which the client begins again: its address with an empty `$deltatoken`. Links of the directory live for 7 days of the calendar.',
      source: `${graph}/delta-query-overview#synchronization-reset`,
      status: 'documented',
    },
    {
      id: 'delta.expiry-code',
      sentence: 'The code is `SyncStateNotFound`. Links of a mailbox live for 30 days, and for 100,000 removals.',
      source: `${graph}/delta-query-overview names several codes, and says that a cache decides for mail`,
      status: 'unverified',
    },
    {
      id: 'delta.undone',
      sentence: 'After a reset to an earlier snapshot, tokens from after that snapshot are 410.',
      source: 'The tenant can be reset, Microsoft cannot: a client would never hear of what was undone',
      status: 'ours',
    },
    {
      id: 'delta.spellings',
      sentence: '`delta`, `delta()` and `microsoft.graph.delta()` are one function, below both spellings of a key.',
      source: `${graph}/api/message-delta, ${graph}/api/mailfolder-delta and the links in their answers`,
      status: 'documented',
    },
  ],
}
