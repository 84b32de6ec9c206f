import type { Behaviour } from './behaviour.ts'

/** The behaviours of reading messages. */
export const readingMessages: readonly Behaviour[] = [
  {
    id: 'messages.extended-property-expand',
    sentence:
      '`$expand=singleValueExtendedProperties($filter=id eq …)` returns the properties with those ids, as they were written, of tags and of named properties alike.',
    source: 'https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get',
    status: 'documented',
  },
  {
    id: 'messages.extended-properties-by-id-only',
    sentence:
      'Extended properties are returned only if their ids are named; a message without them is returned without them.',
    source: 'https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get',
    status: 'documented',
  },
  {
    id: 'messages.extended-property-filter',
    sentence:
      '`$filter` finds messages by an extended property with `eq`, `ne`, `startswith` and `contains`: letter case counts in its name and not in its value, and the answer does not show it.',
    source: 'https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get',
    status: 'documented',
  },
  {
    id: 'messages.extended-property-number-filter',
    sentence: '`$filter` compares the numbers of an extended property if the value is cast.',
    source: 'https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get',
    status: 'documented',
  },
  {
    id: 'messages.extended-properties-of-exchange',
    sentence:
      'The values that Exchange itself keeps for a message can be read as extended properties: class, size, times.',
    source: 'https://github.com/mguessan/davmail: the properties that it reads over Graph',
    status: 'measured',
  },
  {
    id: 'messages.headers-as-properties',
    sentence:
      'Named string properties of the set `00020386-0000-0000-C000-000000000046` are header fields of the message, any number of them.',
    source:
      'MS-OXCMAIL, 2.1.3.2.4: https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcmail/d296c8c5-27c8-46d4-93a9-4da1d69175cf',
    status: 'documented',
  },
  {
    id: 'messages.reply-headers-as-tags',
    sentence:
      '`String 0x1042` and `String 0x1039` are the header fields In-Reply-To and References, once, also if a named property has the same name.',
    source:
      'MS-OXCMAIL, 2.1.3.2: https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcmail/d296c8c5-27c8-46d4-93a9-4da1d69175cf',
    status: 'documented',
  },
  {
    id: 'messages.transport-headers',
    sentence:
      '`String 0x007D`, all header fields as one text, cannot be set: 501. So no header field is lost in silence.',
    source: 'Left out here; what Exchange makes of it in MIME was not checked',
    status: 'unverified',
  },
  {
    id: 'messages.value-is-mime',
    sentence: '`$value` of a message is the message as MIME, under `text/plain`.',
    source: 'https://learn.microsoft.com/en-us/graph/outlook-get-mime-message',
    status: 'documented',
  },
  {
    id: 'messages.value-is-regenerated',
    sentence:
      '`$value` of a message that came as MIME is generated from its properties: the boundaries differ, the text and the files are the same.',
    source: 'https://learn.microsoft.com/en-us/graph/outlook-get-mime-message',
    status: 'documented',
  },
  {
    id: 'messages.body-type-preference',
    sentence:
      '`Prefer: outlook.body-content-type` returns all bodies as text or as HTML, and `Preference-Applied` says so.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-list-messages',
    status: 'documented',
  },
  {
    id: 'messages.list-of-all-folders',
    sentence:
      '`GET /users/{id}/messages` lists the messages of all folders that the user sees, Deleted Items among them.',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/message',
    status: 'documented',
  },
  {
    id: 'messages.read-basic',
    sentence: '`Mail.ReadBasic.All` shows messages without body, preview, attachments and extended properties.',
    source: 'https://learn.microsoft.com/en-us/graph/permissions-reference#mail-permissions',
    status: 'documented',
  },
  {
    id: 'messages.unknown',
    sentence: 'A message that does not exist is refused with 404 `ErrorItemNotFound`.',
    source: 'https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/259',
    status: 'measured',
  },
  {
    id: 'messages.latest-first',
    sentence: 'Lists without `$orderby` begin with the message that was received last.',
    source: 'No document gives an order',
    status: 'unverified',
  },
  {
    id: 'messages.unsafe-html',
    sentence: 'HTML comes back as it was given; Exchange removes scripts, unless a `Prefer` asks it not to.',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/message: left out here',
    status: 'unverified',
  },
]
