import type { BehaviourArea } from './behaviour.ts'

/** The mailbox import session. */
export const importSession: BehaviourArea = {
  area: 'import-session',
  title: 'Mailbox import session',
  behaviours: [
    {
      id: 'import-session.without-a-date',
      sentence: 'An item without `Date` and `Received` has the time of its import as received time.',
      source: 'What Exchange does is not documented; without a time, no filter by time would find the item',
      status: 'ours',
    },
    {
      id: 'import-session.open',
      sentence:
        '`createImportSession` without a body answers 200 with `importUrl`, which has a token in its query, and `expirationDateTime`.',
      source: 'https://learn.microsoft.com/en-us/graph/api/mailbox-createimportsession',
      status: 'documented',
    },
    {
      id: 'import-session.permission',
      sentence: 'An import session needs `MailboxItem.ImportExport.All`; no other permission does.',
      source: 'https://learn.microsoft.com/en-us/graph/api/mailbox-createimportsession',
      status: 'documented',
    },
    {
      id: 'import-session.shared-mailbox',
      sentence: 'Items can be imported into shared mailboxes, too.',
      source: 'https://learn.microsoft.com/en-us/graph/import-exchange-mailbox-item',
      status: 'documented',
    },
    {
      id: 'import-session.url-is-enough',
      sentence: 'The import URL needs no Authorization, and takes any number of items.',
      source: 'https://learn.microsoft.com/en-us/graph/import-exchange-mailbox-item',
      status: 'documented',
    },
    {
      id: 'import-session.create',
      sentence:
        'An item that is imported with mode `create` lies in the folder that `FolderId` names; the answer is 200 with `itemId` and `changeKey`.',
      source: 'https://learn.microsoft.com/en-us/graph/import-exchange-mailbox-item',
      status: 'documented',
    },
    {
      id: 'import-session.create-names-no-item',
      sentence: 'Mode `create` with an `ItemId` or a `ChangeKey` is refused.',
      source: 'https://learn.microsoft.com/en-us/graph/import-exchange-mailbox-item',
      status: 'documented',
    },
    {
      id: 'import-session.update',
      sentence: 'Mode `update` replaces the content of the item; its id stays the same, its change key does not.',
      source: 'https://learn.microsoft.com/en-us/graph/import-exchange-mailbox-item',
      status: 'documented',
    },
    {
      id: 'import-session.update-names-the-item',
      sentence: 'Mode `update` without the present pair of `ItemId` and `ChangeKey` is refused.',
      source: 'https://learn.microsoft.com/en-us/graph/import-exchange-mailbox-item',
      status: 'documented',
    },
    {
      id: 'import-session.items',
      sentence: 'The items of a folder are listed with id, change key, times, message class as `type`, and size.',
      source: 'https://learn.microsoft.com/en-us/graph/api/mailboxfolder-list-items',
      status: 'documented',
    },
    {
      id: 'import-session.payload',
      sentence: '`Data` is base64 of a complete RFC 5322 message, whose octets are kept.',
      source: 'At Microsoft it is an opaque stream that only an export can make: this is simulated',
      status: 'unverified',
    },
    {
      id: 'import-session.message-class',
      sentence:
        'An imported item has the class that the tenant is set up for (`importedItemClass`), or else `IPM.Note`.',
      source: 'Only the prefix under which content search finds such items is documented',
      status: 'unverified',
    },
    {
      id: 'import-session.request-size',
      sentence: 'An import may have more than the 4 MB of other requests.',
      source: 'No limit is documented',
      status: 'unverified',
    },
    {
      id: 'import-session.refusal-codes',
      sentence:
        'A mismatch of the change key is 412 `ErrorIrresolvableConflict`; the other refusals are 400 `ErrorInvalidRequest`.',
      source: 'The refusals are documented, the codes are not',
      status: 'unverified',
    },
  ],
}
