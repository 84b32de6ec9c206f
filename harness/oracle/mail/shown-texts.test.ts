import { expect, test } from 'vitest'
import { readMail } from './read-mail.ts'

/** A part with its fields and its content, or a multipart of parts. */
function part(type: string, content: string | string[], ...fields: string[]): string {
  if (typeof content === 'string') return [`Content-Type: ${type}`, ...fields, '', content].join('\r\n')
  const boundary = `b${type.length}${content.length}${content.join('').length}`
  const parts = content.map((one) => `--${boundary}\r\n${one}\r\n`).join('')
  return `Content-Type: ${type}; boundary="${boundary}"\r\n\r\n${parts}--${boundary}--\r\n`
}

const utf8 = 'charset=utf-8'
const plain = part(`text/plain; ${utf8}`, 'served')
const html = part(`text/html; ${utf8}`, '<p>shown</p>')
const image = part('image/png', 'png', 'Content-ID: <1>')

async function read(message: string) {
  const { texts, attachments } = await readMail(Buffer.from(`From: a@b.example\r\n${message}`))
  return {
    texts: texts.map(({ kind, text }) => `${kind}: ${text}`),
    files: attachments.map(({ fileName }) => fileName),
  }
}

test.each<[what: string, message: string, texts: string[], files: string[]]>([
  ['text alone', plain, ['plain: served'], []],
  ['HTML alone', html, ['html: shown'], []],
  ['each alternative', part('multipart/alternative', [plain, html]), ['plain: served', 'html: shown'], []],
  [
    'alternatives within related within mixed',
    part('multipart/mixed', [
      part('multipart/related', [part('multipart/alternative', [plain, html]), image]),
      part('application/pdf; name="a.pdf"', 'pdf'),
    ]),
    ['plain: served', 'html: shown'],
    ['', 'a.pdf'],
  ],
  ['texts after one another', part('multipart/mixed', [plain, plain]), ['plain: served\nserved'], []],
  ['a text with HTML after it', part('multipart/mixed', [plain, html]), ['html: served\nshown'], []],
  [
    'no text of a message within the message',
    part('multipart/mixed', [part('message/rfc822', `Subject: inner\r\n${plain}`)]),
    ['plain: '],
    [''],
  ],
  [
    'a named text part as a file, attached or inline',
    part('multipart/mixed', [
      plain,
      part('text/plain', 'x', 'Content-Disposition: inline; filename="a.txt"'),
      part('text/html', 'x', 'Content-Disposition: attachment; filename="b.html"'),
    ]),
    ['plain: served'],
    ['a.txt', 'b.html'],
  ],
  ['no text', image, ['plain: '], ['']],
])('shows %s', async (_what, message, texts, files) => {
  expect(await read(message)).toEqual({ texts, files })
})

test.each<[type: string, bytes: string | Buffer, problem: string | undefined]>([
  ['text/plain; charset=utf-8', 'Zoë', undefined],
  ['text/plain; charset=iso-8859-1', Buffer.from('Zoë', 'latin1'), undefined],
  ['text/html', '<meta charset="utf-8">Zoë', undefined],
  ['text/plain; charset=us-ascii', 'Zoë', 'the part declares us-ascii, and its bytes are not in it'],
  ['text/plain', 'Zoë', 'the part declares no character set, and its bytes are not in it'],
  ['text/plain; charset=utf-8', Buffer.from('Zoë', 'latin1'), 'the part declares utf-8, and its bytes are not in it'],
  ['text/plain; charset=utf-9', 'Zoë', 'the part declares utf-9, which this reader does not know'],
])('%s: whether the bytes are in the declared character set', async (type, bytes, problem) => {
  const header = Buffer.from(`From: a@b.example\r\nContent-Type: ${type}\r\n\r\n`)
  const { texts } = await readMail(Buffer.concat([header, Buffer.from(bytes as string)]))
  expect(texts.map((one) => one.problem)).toEqual([problem])
  if (problem === undefined) expect(texts[0]?.text).toBe('Zoë')
})
