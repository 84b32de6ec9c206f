import type { Behaviour } from './behaviour.ts'

/** The behaviours of creating messages. */
export const creatingMessages: readonly Behaviour[] = [
  {
    id: 'messages.json-is-a-draft',
    sentence:
      'A message that is posted as JSON is a draft in Drafts; the answer is 201 with the properties that Graph returns by default; the message is read and has the normal flags.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.created-in-a-folder',
    sentence: 'A message that is posted to a folder, by id or well-known name, lies in that folder.',
    source: 'https://learn.microsoft.com/en-us/graph/api/mailfolder-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.is-draft-ignored',
    sentence: '`isDraft` in a posted message is ignored.',
    source: 'alcionai/corso, src/internal/m365/service/exchange: what an archiver sends, and reads back',
    status: 'measured',
  },
  {
    id: 'messages.flags-make-no-draft',
    sentence:
      'A message that is posted with `Integer 0x0E07` is not a draft unless the value has the bit 0x8, and is read if it has the bit 0x1.',
    source: 'alcionai/corso, src/internal/m365/service/exchange: what an archiver sends, and reads back',
    status: 'measured',
  },
  {
    id: 'messages.draft-for-good',
    sentence: 'A later change of `Integer 0x0E07` neither turns a message into a draft nor a draft into a message.',
    source: 'alcionai/corso, src/internal/m365/service/exchange: what an archiver sends, and reads back',
    status: 'measured',
  },
  {
    id: 'messages.mime-is-a-draft',
    sentence:
      'A body of base64 under `Content-Type: text/plain` is a message in MIME, which becomes a draft with the properties that its header says.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.mime-not-base64',
    sentence: 'MIME that is not base64 is refused with 400 `ErrorMimeContentInvalidBase64String`.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.mime-times',
    sentence: 'A message that is posted as MIME was sent when its `Date` says, and is received when it is posted.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.submit-and-delivery-time',
    sentence: '`SystemTime 0x0039` becomes `sentDateTime`, and `SystemTime 0x0E06` `receivedDateTime`.',
    source: 'alcionai/corso, src/internal/m365/service/exchange: what an archiver sends, and reads back',
    status: 'measured',
  },
  {
    id: 'messages.json-times-ignored',
    sentence: '`sentDateTime`, `receivedDateTime` and `createdDateTime` in a posted message are ignored.',
    source: 'https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8631',
    status: 'measured',
  },
  {
    id: 'messages.from-is-kept',
    sentence: '`from` and `sender` of a posted message are kept as they were given.',
    source: 'alcionai/corso, src/internal/m365/service/exchange: what an archiver sends, and reads back',
    status: 'measured',
  },
  {
    id: 'messages.html-is-wrapped',
    sentence: 'An HTML body that is a fragment comes back as a whole document.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.body-preview',
    sentence: '`bodyPreview` is the first 255 characters of the body as text.',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/message',
    status: 'documented',
  },
  {
    id: 'messages.headers-begin-with-x',
    sentence: 'Header fields can be set on a message as it is posted; a name that does not begin with `x-` is refused.',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/message',
    status: 'documented',
  },
  {
    id: 'messages.no-headers-on-a-json-draft',
    sentence: 'A draft that came as JSON has no `internetMessageHeaders`, even if they are selected.',
    source: 'public recordings of the service of January 2025',
    status: 'measured',
  },
  {
    id: 'messages.location',
    sentence: 'An answer 201 with a message, an attachment or a folder has its address as `Location`.',
    source: 'public recordings of the service of January 2025',
    status: 'measured',
  },
  {
    id: 'messages.context-of-a-folder',
    sentence: '`@odata.context` of a message that is created or read in a folder names the folder, as the path does.',
    source: 'public recordings of the service of January 2025',
    status: 'measured',
  },
  {
    id: 'messages.headers-at-most-five',
    sentence: 'More than five header fields are refused with 400 `InvalidInternetMessageHeaderCollection`.',
    source: 'Microsoft Q&A at learn.microsoft.com, question 762243',
    status: 'measured',
  },
  {
    id: 'messages.headers-selected-only',
    sentence: '`internetMessageHeaders` is returned only if it is selected.',
    source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
    status: 'documented',
  },
  {
    id: 'messages.internet-message-id',
    sentence: '`internetMessageId` can be set on a new message and changed on a draft.',
    source: 'https://learn.microsoft.com/en-us/graph/api/message-update',
    status: 'documented',
  },
  {
    id: 'messages.header-lines',
    sentence:
      'The MIME of a message has no line of more than 998 octets: a longer word is written as encoded words, and an address, a `Message-ID`, a `Content-ID` or the name of a header field that is too long for a line is 400.',
    source: 'RFC 5322, 2.1.1; what Exchange does with them is not documented',
    status: 'ours',
  },
  {
    id: 'messages.internet-message-id-not-unique',
    sentence: 'Any number of messages may have the same `internetMessageId`.',
    source: 'No source says that Exchange refuses one; archivers that write twice are found by it here',
    status: 'unverified',
  },
  {
    id: 'messages.long-subjects',
    sentence:
      'A subject is kept whole, however long it is; in MIME it is folded, as RFC 5322 demands beyond 998 octets.',
    source: 'The forms of Outlook take 255 characters; whether Exchange cuts a longer subject was not checked',
    status: 'unverified',
  },
  {
    id: 'messages.many-recipients',
    sentence: 'A message that is created or imported may have any number of recipients, also 5,000.',
    source: 'The documented limit of recipients of Exchange is about messages that are sent; others were not checked',
    status: 'unverified',
  },
  {
    id: 'messages.message-class',
    sentence: '`String 0x001A` at creation sets the message class; only with `keepsMessageClass`, which is off.',
    source: 'Reading it is certain (DavMail), setting it was not checked',
    status: 'unverified',
  },
  {
    id: 'messages.header-name-code',
    sentence: 'A header field that does not begin with `x-` is refused with the code `InvalidInternetMessageHeader`.',
    source: 'The rule is documented, the code is not',
    status: 'unverified',
  },
  {
    id: 'messages.conversations',
    sentence: 'Every message begins its own conversation.',
    source: 'Exchange puts replies into the conversation of their original',
    status: 'unverified',
  },
]
