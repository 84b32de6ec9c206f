import type { Behaviour } from './behaviour.ts'

/** The behaviours of changing messages, and of limits. */
export const changingMessages: readonly Behaviour[] = [
  {
    id: 'messages.change-key',
    sentence:
      'After every change except of the read mark a message has another `changeKey`, which is also its entity tag.',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/message',
    status: 'documented',
  },
  {
    id: 'messages.read-mark-keeps-change-key',
    sentence: 'A patch of `isRead` alone leaves `changeKey` and the entity tag as they are.',
    source: 'public recordings of the service of January 2025',
    status: 'measured',
  },
  {
    id: 'messages.patch-draft',
    sentence: 'The content, the sender and the recipients of a draft can be changed.',
    source: 'https://learn.microsoft.com/en-us/graph/api/message-update',
    status: 'documented',
  },
  {
    id: 'messages.patch-sent',
    sentence:
      'Categories, flag, importance, classification, the read mark and extended properties of a message can be changed after it was sent.',
    source: 'https://learn.microsoft.com/en-us/graph/api/message-update',
    status: 'documented',
  },
  {
    id: 'messages.patch-sent-says-the-same',
    sentence:
      'The content, the sender and the recipients of a sent message cannot be changed: 400 `ErrorInvalidPropertySet`.',
    source:
      'https://learn.microsoft.com/en-us/graph/api/message-update; the code: https://github.com/microsoftgraph/microsoft-graph-docs/issues/17008',
    status: 'documented',
  },
  {
    id: 'messages.mail-advanced',
    sentence:
      'With `mailAdvanced` on, as announced for 31 December 2026, the content of a sent message can be changed only with `Mail-Advanced.ReadWrite.All`.',
    source: 'Exchange Team Blog at techcommunity.microsoft.com, number 4505227',
    status: 'documented',
  },
  {
    id: 'messages.immutable-ids',
    sentence:
      'With `Prefer: IdType="ImmutableId"` the ids of messages and attachments are others, which stay when the message is moved; `Preference-Applied` says so. Ids of folders never change.',
    source: 'https://learn.microsoft.com/en-us/graph/outlook-immutable-id',
    status: 'documented',
  },
  {
    id: 'messages.both-ids-in-a-path',
    sentence: 'A path finds a message by its present id and by its immutable one, with and without that header.',
    source: 'https://learn.microsoft.com/en-us/graph/outlook-immutable-id speaks of the ids in answers only',
    status: 'unverified',
  },
  {
    id: 'messages.if-match',
    sentence:
      'A change, a move or a deletion whose `If-Match` is not the present entity tag is 412 `ErrorIrresolvableConflict`, and changes nothing.',
    source:
      'RFC 9110, 13.1.1; the code: https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/responsecode',
    status: 'documented',
  },
  {
    id: 'messages.action-parameters-in-any-letter-case',
    sentence:
      'The names of the parameters of an action, such as `move` and `createUploadSession`, are understood in any letter case: `destinationId`, `DestinationId`. A parameter that is there twice is 400.',
    source:
      "Microsoft's SDKs send `DestinationId`: microsoftgraph/msgraph-sdk-dotnet, msgraph-sdk-python and msgraph-sdk-typescript, the body of `move`",
    status: 'measured',
  },
  {
    id: 'messages.move-gives-another-id',
    sentence: 'A message that is moved has another id in the other folder; the answer is 201.',
    source: 'https://learn.microsoft.com/en-us/graph/api/message-move',
    status: 'documented',
  },
  {
    id: 'messages.delete',
    sentence: '`DELETE` of a message answers 204, and the message is no longer in any folder that a user sees.',
    source: 'https://learn.microsoft.com/en-us/graph/api/message-delete',
    status: 'documented',
  },
  {
    id: 'messages.request-limit',
    sentence: 'A request with a body of more than 4 MB is refused with 413.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.size-limit',
    sentence:
      'A message that is larger than the tenant allows, 35 MB unless set otherwise, is refused with `ErrorMessageSizeExceeded`.',
    source: 'https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/2561',
    status: 'measured',
  },
  {
    id: 'messages.quota',
    sentence: 'A full mailbox accepts nothing more, and answers `ErrorQuotaExceeded`.',
    source: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/2927',
    status: 'measured',
  },
  {
    id: 'messages.delete-into-recoverable-items',
    sentence: 'A deleted message lies in the Deletions of Recoverable Items, without having been in Deleted Items.',
    source: 'Retention documentation speaks of users, not of Graph',
    status: 'unverified',
  },
  {
    id: 'messages.patched-times',
    sentence:
      'A later change of `SystemTime 0x0039` or `SystemTime 0x0E06` changes `sentDateTime` or `receivedDateTime`.',
    source: 'Extended properties can be changed; whether these two take effect was not checked',
    status: 'unverified',
  },
  {
    id: 'messages.own-properties-in-patch',
    sentence: 'Properties that only Exchange sets are ignored in a patch.',
    source:
      'https://github.com/microsoftgraph/microsoft-graph-docs/issues/6439 shows a refusal, and not for which of them',
    status: 'unverified',
  },
  {
    id: 'messages.limit-statuses',
    sentence: '`ErrorMessageSizeExceeded` comes with 413, `ErrorQuotaExceeded` with 507.',
    source: 'The codes have been seen, without their statuses',
    status: 'unverified',
  },
]
