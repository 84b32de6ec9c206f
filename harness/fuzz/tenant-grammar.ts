import { complianceBodies } from './compliance-grammar.ts'

/** Ids that every tenant has, by the parameter of a path. */
export const tenantIds: Readonly<Record<string, readonly string[]>> = {
  folderId: ['inbox', 'drafts', 'sentitems', 'deleteditems', 'archive', 'msgfolderroot', 'recoverableitemsdeletions'],
  user: ['asha@contoso.example', 'ben@contoso.example'],
  productId: ['whatsapp-archiver'],
  setting: ['timeZone', 'language', 'workingHours', 'archiveFolder'],
}

/** Query options with values that are right somewhere. */
export const tenantOptions: Readonly<Record<string, readonly string[]>> = {
  $top: ['1', '2', '10', '999', '1000', '0', '1001'],
  top: ['3'],
  $skip: ['0', '1', '5'],
  $count: ['true', 'false', 'TRUE'],
  $select: ['id', 'subject,from', 'displayName,id', '*', 'body', 'singleValueExtendedProperties', 'madeUp'],
  $orderby: ['subject', 'receivedDateTime desc', 'displayName', 'from/emailAddress/name asc, subject', 'isRead'],
  $filter: [
    'isRead eq false',
    "contains(subject,'a')",
    'receivedDateTime ge 2026-11-22T00:00:00Z',
    "displayName eq 'Inbox' or totalItemCount gt 3",
    "singleValueExtendedProperties/any(ep: ep/id eq 'String {00020386-0000-0000-C000-000000000046} Name X' and ep/value eq 'a')",
    "not (startswith(mail,'a'))",
    "categories/any(c:c eq 'Red')",
    '((((((isRead eq true))))))',
    "id in ('a','b')",
    'from ne null',
  ],
  $expand: [
    'attachments',
    'childFolders($top=1;$expand=childFolders)',
    "singleValueExtendedProperties($filter=id eq 'Integer 0x0E07')",
    'attachments($select=name)',
  ],
  $search: ['"lunch"', 'subject:a OR from:b', '"displayName:asha"', 'sent>=2026-11-01', '(a', 'NOT', 'size:1..2'],
  $deltatoken: ['', 'latest', 'made-up', 'eyJsaXN0IjoidXNlcnMifQ'],
  $skiptoken: ['MQ', 'made-up'],
  changeType: ['created', 'deleted', 'moved'],
  includeHiddenFolders: ['true', 'maybe'],
  $format: ['json'],
  madeUp: ['1'],
  client_id: ['fuzz'],
  scope: ['openid User.Read'],
  redirect_uri: ['http://localhost:1/'],
  response_type: ['code'],
  token: ['made-up'],
}

/** Headers that change an answer. */
export const tenantHeaders: readonly Readonly<Record<string, string>>[] = [
  { prefer: 'odata.maxpagesize=2' },
  { prefer: 'IdType="ImmutableId"' },
  { prefer: 'outlook.body-content-type="text", IdType=ImmutableId' },
  { prefer: '",,=;=' },
  { consistencylevel: 'eventual' },
  { accept: 'application/json;odata.metadata=none' },
  { accept: '*/*' },
  { 'if-match': 'W/"a"' },
  { 'if-none-match': '*' },
  { 'content-type': 'text/plain' },
  { 'content-range': 'bytes 0-1/2' },
  { authorization: 'Bearer a.b.c' },
  { authorization: 'Basic Og==' },
  { 'client-request-id': '\u00e4' },
]

const person = { emailAddress: { name: 'Ben', address: 'ben@contoso.example' } }
const file = {
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'a.txt',
  contentType: 'text/plain',
  contentBytes: 'YQ==',
}
const message = {
  subject: 'Lunch',
  body: { contentType: 'html', content: '<p>At noon?</p>' },
  from: person,
  toRecipients: [person],
  ccRecipients: [person],
  bccRecipients: [],
  replyTo: [person],
  internetMessageId: '<one@partner.example>',
  importance: 'high',
  categories: ['Red'],
  flag: { flagStatus: 'flagged', dueDateTime: { dateTime: '2026-11-22T00:00:00', timeZone: 'UTC' } },
  isRead: true,
  internetMessageHeaders: [{ name: 'x-a', value: 'b' }],
  singleValueExtendedProperties: [
    { id: 'Integer 0x0E07', value: '4' },
    { id: 'SystemTime 0x0E06', value: '2026-11-21T08:00:00Z' },
    { id: 'Binary 0x0FF9', value: 'YQ==' },
  ],
  attachments: [file],
}

/** Bodies that are right, by the end of the name of an operation; the first that fits counts. */
export const tenantBodies = {
  ...complianceBodies,
  'mailFolders.create': { displayName: 'Projects', isHidden: false },
  'mailFolders.createChild': { displayName: 'Below' },
  'mailFolders.update': { displayName: 'Other' },
  'mailFolders.updateChild': { displayName: 'Other' },
  'folders.create': { displayName: 'Projects', type: 'IPF.Note' },
  'folders.createChild': { displayName: 'Projects' },
  'ttachments.create': file,
  createUploadSession: { AttachmentItem: { attachmentType: 'file', name: 'a', size: 3_500_000, contentType: 'a/b' } },
  createSession: {},
  'import.item': { FolderId: 'inbox', Mode: 'create', Data: 'U3ViamVjdDogYQ0KDQpi' },
  'messages.update': { subject: 'Dinner', isRead: false, categories: [], toRecipients: [person] },
  create: message,
  move: { destinationId: 'archive' },
  copy: { DestinationId: 'inbox' },
  send: {},
  sendMail: { message, saveToSentItems: true },
  translateExchangeIds: { inputIds: ['a'], sourceIdType: 'restId', targetIdType: 'restImmutableEntryId' },
  batch: {
    requests: [
      { id: '1', method: 'GET', url: '/users/asha@contoso.example/messages?$top=1' },
      {
        id: '2',
        dependsOn: ['1'],
        method: 'POST',
        url: '/users/asha@contoso.example/messages',
        body: { subject: 'a' },
        headers: { 'Content-Type': 'application/json' },
      },
    ],
  },
  token: {
    grant_type: 'client_credentials',
    client_id: 'fuzz',
    client_secret: 'x',
    scope: 'https://graph.microsoft.com/.default',
  },
  deviceCode: { client_id: 'fuzz', scope: 'openid User.Read' },
  submitDevice: { otc: 'BCDFGHJKM', username: 'asha@contoso.example' },
  submit: { username: 'asha@contoso.example' },
} as const
