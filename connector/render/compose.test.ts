import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { type ParsedMail, simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { readBody } from '../http/read-body.ts'
import type { ArchivedItem } from '../telemessage/decode.ts'
import { type ComposeInput, composeMessage, messageId } from './compose.ts'

const domain = 'whatsapp.invalid'
const item: ArchivedItem = {
  itemId: 'item-1',
  archiveMessageId: 'message-1',
  kind: 'text',
  network: 'WhatsApp',
  source: 'phone-archiver',
  chat: { type: 'direct', chatId: 'chat-1' },
  eventTime: new Date('2026-03-02T09:00:00.789Z'),
  captureTime: new Date('2026-03-02T09:00:01Z'),
  participants: [
    { number: '447700900123', name: 'Asha Patel', role: 'sender', userEmailAddress: 'asha@contoso.example' },
    { number: '447700900124', name: 'Bruno Rossi', role: 'recipient' },
  ],
  subject: 'WhatsApp Message From 447700900123 to 447700900124',
  text: 'see you at nine',
  attachments: [],
}
const file = (fileName: string, bytes: Buffer | string, contentType = 'application/pdf') => ({
  fileName,
  contentType,
  open: () => Readable.from([Buffer.from(bytes)], { objectMode: false }),
})

async function bytesOf(changes: Partial<ArchivedItem> = {}, more: Partial<ComposeInput> = {}): Promise<Buffer> {
  const changed = { ...item, ...changes }
  const input = {
    item: changed,
    messageKey: changed.archiveMessageId,
    placeholderDomain: domain,
    attachments: [],
    ...more,
  }
  return readBody(composeMessage(input), 100_000_000)
}

/** Parses a message after checking what RFC 5322 asks of its lines (CNV-1). */
async function mailOf(...input: Parameters<typeof bytesOf>): Promise<ParsedMail> {
  const bytes = await bytesOf(...input)
  const text = bytes.toString('latin1')
  expect(text).not.toMatch(/\r(?!\n)|(?<!\r)\n|\0|[\x80-\xff]/)
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  return simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true })
}
/** The text that was read; the line break that ends every message is not part of it. */
const textIn = (mail: ParsedMail): string => (mail.text ?? '').replace(/\n$/, '')
const headerNames = (mail: ParsedMail): string[] => mail.headerLines.map(({ line }) => line.split(':')[0] ?? '')

test('the message has the served subject, the event time, its people and the text', async () => {
  const mail = await mailOf()
  expect(mail.subject).toBe(item.subject)
  expect(mail.date).toEqual(new Date('2026-03-02T09:00:00Z'))
  expect(mail.from?.value).toEqual([{ name: 'Asha Patel 447700900123', address: 'asha@contoso.example' }])
  expect(mail.to).toMatchObject({
    value: [{ name: 'Bruno Rossi 447700900124', address: '447700900124@whatsapp.invalid' }],
  })
  expect(textIn(mail)).toBe('see you at nine')
})

test('the headers have their documented spelling', async () => {
  const chat = { type: 'group', chatId: 'group-1', name: 'Deal room' }
  const lines = (await mailOf({ chat, kind: 'deletion' })).headerLines.map(({ line }) => line)
  expect(lines.filter((line) => line.startsWith('X-'))).toEqual([
    'X-TELEMESSAGE-ArchiveMessageID: message-1',
    'X-TELEMESSAGE-ArchiveSource: phone-archiver',
    'X-TELEMESSAGE-Network: WhatsApp',
    'X-TELEMESSAGE-MessageType: deletion',
    'X-TELEMESSAGE-Status: DELETED',
    'X-TELEMESSAGE-GroupID: group-1',
    'X-TELEMESSAGE-GROUP_NAME: Deal room',
    'X-TELEMESSAGE-THREAD_ID: group-1',
    'X-TELEMESSAGE-ThreadName: Deal room',
  ])
})

test('the same item gives the same bytes, another message another Message-ID and boundary', async () => {
  const attachments = [file('a.pdf', 'x')]
  expect(await bytesOf({}, { attachments })).toEqual(await bytesOf({}, { attachments }))
  const [one, two] = [
    await bytesOf({}, { attachments }),
    await bytesOf({ archiveMessageId: 'message-2' }, { attachments }),
  ]
  const marks = (bytes: Buffer): string[] => bytes.toString().match(/Message-ID: .*|boundary=.*/g) ?? []
  expect(marks(one)).toHaveLength(2)
  expect(marks(one).filter((mark) => marks(two).includes(mark))).toEqual([])
})

test('the Message-ID follows from the key alone, readable where that is possible', () => {
  expect(messageId('message-1', domain)).toBe('<message-1@whatsapp.invalid>')
  expect(messageId(`message-1.${'a'.repeat(32)}`, domain)).toBe(`<message-1.${'a'.repeat(32)}@whatsapp.invalid>`)
  expect(messageId('message-1.a', domain)).toMatch(/^<sha256-/)
  const digest = createHash('sha256').update('a b\r\n>').digest('hex')
  expect(messageId('a b\r\n>', domain)).toBe(`<sha256-${digest}@whatsapp.invalid>`)
  expect(messageId(`sha256-${digest}`, domain)).not.toBe(messageId('a b\r\n>', domain))
  expect(messageId('x'.repeat(101), domain)).toMatch(/^<sha256-[0-9a-f]{64}@/)
})

test('an item about another and that other are in one thread', async () => {
  const [original, own] = ['message-0', 'message-1'].map((id) => messageId(id, domain))
  const mail = await mailOf({ refersTo: 'message-0' })
  expect([mail.inReplyTo, mail.references]).toEqual([original, [original, own]])
  const other = await mailOf({})
  expect([other.inReplyTo, other.references]).toEqual([undefined, own])
  expect((await mailOf({ refersTo: 'message-1' })).references).toBe(own)
})

test.each([
  ['emoji, right-to-left text and combining marks', '👩‍👩‍👧 שלום مرحبا e\u0301 \u202eabc'],
  ['spaces and dots at line ends', 'a \n.\n..\nFrom here\t\n\n b '],
  ['64 kB', 'naïve 😀 '.repeat(6000)],
  ['one long line', 'x'.repeat(5000)],
  ['controls', 'a\u0000b\u0007c\u007fd'],
  ['what looks encoded', '=?utf-8?Q?x?= =41 =\nsoft='],
  ['nothing', ''],
])('the text is preserved: %s', async (_what, text) => {
  expect(textIn(await mailOf({ text }))).toBe(text)
})

test('every kind of line break is one line break', async () => {
  expect(textIn(await mailOf({ text: 'a\r\nb\rc\nd' }))).toBe('a\nb\nc\nd')
})

test('any text is preserved, beside an attachment, too', async () => {
  const property = fc.asyncProperty(fc.string({ unit: 'binary' }), fc.boolean(), async (text, attached) => {
    const attachments = attached ? [file('a.bin', 'x')] : []
    const expected = Buffer.from(text.replaceAll(/\r\n|\r/g, '\n')).toString()
    expect(textIn(await mailOf({ text }, { attachments }))).toBe(expected.replace(/\n$/, ''))
  })
  await fc.assert(property, { numRuns: 150 })
})

test.each([
  ['a name of 255 characters', `${'n'.repeat(251)}.pdf`],
  ['a name of 255 characters in another script', 'я'.repeat(255)],
  ['right-to-left and emoji', '\u202egpj.😀.exe'],
  ['a path', '../../etc/passwd'],
  ['quotes and backslashes', 'a "b" \\ c.txt'],
  ['a tab and spaces', ' a\tb  c '],
  ['a line break', 'a\r\nBcc: evil@contoso.example'],
  ['what looks encoded', '=?utf-8?Q?x?='],
  ['only dots', '..'],
])('an attachment keeps its bytes, name and type: %s', async (_what, fileName) => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256))
  const mail = await mailOf({}, { attachments: [file(fileName, bytes, 'audio/ogg; codecs=opus')] })
  expect(mail.attachments).toMatchObject([{ filename: fileName, contentType: 'audio/ogg' }])
  expect(mail.attachments[0]?.content).toEqual(bytes)
  expect(textIn(mail)).toBe('see you at nine')
})

test('attachments of equal name, without bytes and without a name are all there, in order', async () => {
  const attachments = [file('a.txt', '1\r\n2\n', 'text/plain'), file('a.txt', ''), file('', '3', 'text/plain')]
  const mail = await mailOf({ text: '' }, { attachments })
  expect(mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
    ['a.txt', '1\r\n2\n'],
    ['a.txt', ''],
    [undefined, '3'],
  ])
})

test.each(['message/rfc822', 'text/html', 'text/calendar', 'multipart/mixed; boundary=x'])(
  'a file of type %s stays one piece',
  async (contentType) => {
    const inner = 'Subject: inner\r\n\r\n--x\r\n\r\nhello\r\n--x--\r\n'
    const mail = await mailOf({}, { attachments: [file('inner', inner, contentType)] })
    expect(mail.attachments).toHaveLength(1)
    expect(mail.attachments[0]?.content.toString()).toBe(inner)
    expect(mail.subject).toBe(item.subject)
  },
)

test('no text can forge a part, not even with the boundary that its message has', async () => {
  const attachments = [file('a.txt', 'real')]
  const boundary = /boundary="(.*)"/.exec((await bytesOf({}, { attachments })).toString())?.[1] ?? ''
  expect(boundary).toMatch(/^=_/)
  const text = `a\n--${boundary}\nContent-Disposition: attachment; filename=forged\n\nforged\n--${boundary}--\n`
  const mail = await mailOf({ text }, { attachments: [...attachments, file(boundary, `--${boundary}`)] })
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['a.txt', boundary])
  expect(textIn(mail)).toBe(text.replace(/\n$/, ''))
})

test('no content can add a header', async () => {
  const evil = 'x\r\nBcc: evil@contoso.example\r\n\r\nbody\0'
  const plain = headerNames(await mailOf({ chat: { type: 'group', chatId: 'g', name: 'n' }, refersTo: 'r' }))
  const mail = await mailOf({
    archiveMessageId: evil,
    refersTo: evil,
    kind: evil,
    network: evil,
    source: evil,
    subject: evil,
    chat: { type: 'group', chatId: evil, name: evil },
    participants: item.participants.map((person) => ({ ...person, name: evil, number: evil, userEmailAddress: evil })),
  })
  expect(headerNames(mail)).toEqual(plain)
  expect(textIn(mail)).toBe('see you at nine')
})

test('any name is read back with its number, and adds no address and no header', async () => {
  const name = fc.string({ unit: 'binary', maxLength: 300 })
  const plain = headerNames(await mailOf())
  const property = fc.asyncProperty(name, name, async (sender, recipient) => {
    const names = [sender, recipient]
    const participants = item.participants.map((person, place) => ({ ...person, name: names[place] ?? '' }))
    const mail = await mailOf({ participants })
    const shown = [mail.from, mail.to].flat().flatMap((header) => header?.value.map((address) => address.name))
    const expected = participants.map(({ name: wanted, number }) =>
      Buffer.from(`${wanted.trim()} ${number}`.trim().replaceAll(/[\r\n]+/g, ' ')).toString(),
    )
    expect(shown).toEqual(expected)
    expect(headerNames(mail)).toEqual(plain)
  })
  await fc.assert(property, { numRuns: 300 })
})

test('everybody in a group of 1,024 is in the headers', async () => {
  const participants = Array.from({ length: 1024 }, (_, index) => ({
    number: `4477${String(index).padStart(8, '0')}`,
    name: index % 2 === 0 ? `Zoë ${index}` : `Sam ${index}`,
    role: index === 0 ? ('sender' as const) : ('recipient' as const),
  }))
  const mail = await mailOf({ participants })
  const addresses = [mail.from, mail.to].flat().flatMap((header) => header?.value.map(({ address }) => address))
  expect(addresses).toEqual(participants.map(({ number }) => `${number}@whatsapp.invalid`))
})

test('an attachment that cannot be read to its end fails the message', async () => {
  const broken = () =>
    Readable.from(
      (async function* () {
        yield Buffer.from('first half')
        throw new Error('the disk broke')
      })(),
      { objectMode: false },
    )
  const attachments = [{ fileName: 'a', contentType: 'image/png', open: broken }]
  await expect(bytesOf({}, { attachments })).rejects.toThrow('the disk broke')
})

test.each([
  ['ends without a line break', 'one', 'one\n'],
  ['ends its last line', 'one\ntwo\n', 'one\ntwo\n'],
  ['ends with an empty line', 'one\n\n', 'one\n\n'],
  ['is made of full stops', '.\n..\n.\n', '.\n..\n.\n'],
  ['is awkward and ends its last line', 'é\u0000é\n', 'é\u0000é\n'],
])('a text that %s arrives with at most one line break more', async (_what, text, arrived) => {
  const alone = (await mailOf({ text })).text ?? ''
  expect(`${alone.replace(/\n$/, '')}\n`).toBe(arrived)
  expect(alone.length - text.length).toBeLessThanOrEqual(1)
})
