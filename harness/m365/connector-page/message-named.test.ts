import { expect, test } from 'vitest'
import { messageNamedIn } from './message-named.ts'

const field = 'X-TELEMESSAGE-ArchiveMessageID'
const message = (value: string): string =>
  `From: asha@contoso.example\r\n${field}: ${value}\r\nSubject: ${'x'.repeat(300)}\r\n\r\nHello`

test.each([
  ['the message itself', message('m-1')],
  ['a folded field', message('\r\n m-1')],
  ['a message in base64', Buffer.from(message('m-1')).toString('base64')],
  ['base64 in lines', Buffer.from(message('m-1')).toString('base64').replaceAll(/.{76}/g, '$&\r\n')],
  [
    'base64 in JSON',
    JSON.stringify({ FolderId: 'abc', Mode: 'create', Data: Buffer.from(message('m-1')).toString('base64') }),
  ],
  ['JSON with headers', JSON.stringify({ internetMessageHeaders: [{ name: field, value: 'm-1' }] })],
])('finds the message that a copy names: %s', (_what, body) => {
  expect(messageNamedIn(Buffer.from(body))).toBe('m-1')
})

test.each([
  ['nothing', ''],
  ['another message', 'Subject: hello\r\n\r\n'],
  ['bytes', '\u0000\u0001'.repeat(500)],
])('finds none in %s', (_what, body) => {
  expect(messageNamedIn(Buffer.from(body))).toBeUndefined()
})
