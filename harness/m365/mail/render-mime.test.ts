import { assert, asyncProperty, string } from 'fast-check'
import libmime from 'libmime'
import { type ParsedMail, simpleParser } from 'mailparser'
import { expect, it } from 'vitest'
import { createContentStore } from '../mailbox/content-store.ts'
import type { MailAttachment, MailProperties } from '../mailbox/message-properties.ts'
import { renderMime } from './render-mime.ts'

const contents = createContentStore()
const sentTime = new Date('2026-11-21T20:15:30Z')
const somebody = (name: string, address = `${name}@contoso.example`) => ({ emailAddress: { name, address } })

function mail(more: Partial<MailProperties> = {}): MailProperties {
  return {
    subject: 'Lunch',
    body: { contentType: 'text', content: 'At noon?' },
    bodyPreview: 'At noon?',
    from: somebody('ben'),
    sender: somebody('ben'),
    toRecipients: [somebody('asha')],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    internetMessageId: '<one@partner.example>',
    sentTime,
    internetMessageHeaders: [],
    importance: 'normal',
    attachments: [],
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    inferenceClassification: 'focused',
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
    extendedProperties: new Map(),
    ...more,
  }
}

function file(name: string, bytes: Buffer, more: Partial<MailAttachment> = {}): MailAttachment {
  return {
    ordinal: 1,
    name,
    contentType: 'application/pdf',
    isInline: false,
    contentId: undefined,
    contentLocation: undefined,
    modifiedTime: undefined,
    content: contents.hold(bytes),
    ...more,
  }
}

/** As the judge reads a message. */
const read = (properties: MailProperties): Promise<ParsedMail> =>
  simpleParser(renderMime(properties), { skipTextToHtml: true, skipImageLinks: true })

const names = ({ attachments }: ParsedMail) => attachments.map(({ filename }) => filename)

it('gives equal bytes for equal properties, and others for another Message-ID', () => {
  const attachments = [file('menu.pdf', Buffer.of(1))]
  const [one, two, other] = [
    mail({ attachments }),
    mail({ attachments }),
    mail({ attachments, internetMessageId: '<two@partner.example>' }),
  ].map(renderMime)
  expect(one?.equals(two ?? Buffer.of())).toBe(true)
  expect(one?.equals(other ?? Buffer.of())).toBe(false)
})

it('writes no Date for a message without one', () => {
  expect(renderMime(mail({ sentTime: undefined })).toString()).not.toMatch(/^Date:/im)
  expect(renderMime(mail()).toString()).toMatch(/^Date: Sat, 21 Nov 2026 20:15:30 \+0000\r$/m)
})

it('writes all people, and the sender if it differs from the author', async () => {
  const message = await read(
    mail({
      sender: somebody('gus'),
      ccRecipients: [somebody('Jörg "J" Müller', 'j@contoso.example'), somebody('', 'plain@contoso.example')],
      bccRecipients: [somebody('dan')],
      replyTo: [somebody('eve')],
    }),
  )
  expect(message).toMatchObject({
    from: { value: [{ name: 'ben', address: 'ben@contoso.example' }] },
    to: { value: [{ name: 'asha', address: 'asha@contoso.example' }] },
    cc: { value: [{ name: 'Jörg "J" Müller', address: 'j@contoso.example' }, { address: 'plain@contoso.example' }] },
    bcc: { value: [{ name: 'dan' }] },
    replyTo: { value: [{ name: 'eve' }] },
  })
  expect(message.headers.get('sender')).toMatchObject({ value: [{ address: 'gus@contoso.example' }] })
  expect((await read(mail())).headers.has('sender')).toBe(false)
})

it('keeps the name of a person without an address', () => {
  const text = renderMime(mail({ toRecipients: [{ emailAddress: { name: '+44 7700 900001' } }] })).toString()
  expect(text).toContain('To: "+44 7700 900001":;')
})

it('writes the text with the line breaks of a message, and nothing of it as markup of the message', async () => {
  const content = 'one\ntwo\r\nthree\rFrom here\n.\n--=_boundary\n\u{1f642}'
  const { text } = await read(mail({ body: { contentType: 'text', content } }))
  expect(text?.replaceAll('\r\n', '\n')).toBe(content.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
})

it('writes inline files beside the body that shows them, and the others after it', async () => {
  const body = { contentType: 'html', content: '<html><img src="cid:menu"></html>' } as const
  const attachments = [
    file('wine.pdf', Buffer.of(2)),
    file('menu.png', Buffer.of(1), { contentType: 'image/png', isInline: true, contentId: 'menu' }),
  ]
  const both = await read(mail({ body, attachments }))
  const inlineOnly = renderMime(mail({ body, attachments: attachments.slice(1) })).toString()
  expect(both.html).toContain('cid:menu')
  expect(both.attachments.map(({ filename, cid, related = false }) => [filename, cid, related])).toEqual([
    ['menu.png', 'menu', true],
    ['wine.pdf', undefined, false],
  ])
  expect(inlineOnly).toMatch(/^Content-Type: multipart\/related/m)
})

it('writes no header twice, and none that describes the original MIME', async () => {
  const internetMessageHeaders = ['Subject', 'date', 'Content-Type', 'Received', 'MIME-Version', 'X-Chat', 'no header']
    .map((name) => ({ name, value: 'another' }))
    .concat({ name: 'X-Chat', value: 'second' })
  const lines = renderMime(mail({ internetMessageHeaders })).toString().split('\r\n')
  const found = lines.slice(0, lines.indexOf('')).map((line) => line.slice(0, line.indexOf(':')))
  expect(found.toSorted()).toEqual([
    'Content-Transfer-Encoding',
    'Content-Type',
    'Date',
    'From',
    'MIME-Version',
    'Message-ID',
    'Subject',
    'To',
    'X-Chat',
    'X-Chat',
  ])
})

it('encodes what a header cannot hold, once', () => {
  const internetMessageHeaders = ['=?UTF-8?Q?J=C3=B6rg?= M', 'Jörg', '=?UTF-8?Q?broken', 'a "b"'].map((value) => ({
    name: 'X-CHAT_Name',
    value,
  }))
  const lines = renderMime(mail({ internetMessageHeaders })).toString().split('\r\n')
  expect(lines.filter((line) => line.startsWith('X-CHAT_Name: ')).map((line) => line.slice(13))).toEqual([
    '=?UTF-8?Q?J=C3=B6rg?= M',
    '=?UTF-8?Q?J=C3=B6rg?=',
    '=?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fbroken?=',
    'a "b"',
  ])
})

it('writes an address so that it cannot be taken for two', () => {
  const addresses = ['a,b@Contoso.example', 'x>, <y@contoso.example', 'jo@müller.example', '"q t"@contoso.example']
  const toRecipients = addresses.map((address) => ({ emailAddress: { address } }))
  expect(
    renderMime(mail({ toRecipients }))
      .toString()
      .replaceAll(/\r\n(?= )/g, ''),
  ).toContain(
    'To: <"a,b"@contoso.example>, <"x ,  y"@contoso.example>, jo@xn--mller-kva.example, <"q t"@contoso.example>\r\n',
  )
})

it('writes octet-stream for a type that a header cannot hold', async () => {
  const { attachments } = await read(mail({ attachments: [file('a', Buffer.of(1), { contentType: 'p d f' })] }))
  expect(attachments.map(({ contentType }) => contentType)).toEqual(['application/octet-stream'])
})

it.each([' at the beginning', 'at the end ', 'two  in a row', ' ', '=?utf-8?Q?looks_encoded?='])(
  'keeps a subject that a reader would change: "%s"',
  async (subject) => {
    expect((await read(mail({ subject }))).subject).toBe(subject)
  },
)

it('keeps any subject, any name and any file name', async () => {
  const printable = string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replace(/\s+/g, ' ').trim())
  await assert(
    asyncProperty(printable, printable, printable, async (subject, person, fileName) => {
      const fixed = fileName.replace(/[\\/]/g, '') || 'x'
      const message = await read(
        mail({ subject, from: somebody(person, 'ben@contoso.example'), attachments: [file(fixed, Buffer.of(1))] }),
      )
      expect([message.subject ?? '', message.from?.value[0]?.name, names(message)]).toEqual([subject, person, [fixed]])
    }),
    { numRuns: 200 },
  )
})

it('writes no line of more than 998 octets, however long a word is', async () => {
  const word = 'w'.repeat(3000)
  const properties = mail({
    subject: word,
    from: somebody(word, `${'a'.repeat(470)}@contoso.example`),
    toRecipients: [somebody('asha', `${'"'.repeat(470)}@contoso.example`)],
    internetMessageHeaders: [{ name: 'X-Long', value: `short ${word}` }],
    internetMessageId: `<${'i'.repeat(890)}>`,
    attachments: [file(`${word}.pdf`, Buffer.of(1), { contentType: `application/${'t'.repeat(1000)}` })],
  })
  const lines = renderMime(properties).toString('latin1').split('\r\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
  const found = await read(properties)
  expect([found.subject, found.from?.value[0]?.name, names(found)]).toEqual([word, word, [`${word}.pdf`]])
  expect(libmime.decodeWords(String(found.headers.get('x-long'))) === `short ${word}`).toBe(true)
})

it.each([
  ['text/plain; charset=utf-8; format=flowed', 'text/plain; charset=utf-8; format=flowed; name=a'],
  ['text/plain;charset="utf-8"', 'text/plain; charset="utf-8"; name=a'],
  ['text/plain; name=evil.exe; charset=utf-8', 'text/plain; charset=utf-8; name=a'],
  ['application/pdf; boundary=b', 'application/pdf; name=a'],
  ['text/plain; charset=utf-8\r\nX-Other: 1', 'application/octet-stream; name=a'],
  ['text/plain; charset', 'text/plain; name=a'],
  ['nothing', 'application/octet-stream; name=a'],
  ['Multipart/related; boundary=b', 'application/octet-stream; name=a'],
])('writes the type of a file with its parameters: %j', (contentType, written) => {
  const octets = renderMime(mail({ attachments: [file('a', Buffer.of(1), { contentType })] })).toString()
  const types = octets.replaceAll(/\r\n[ \t]+/g, ' ').match(/^Content-Type: .*$/gm) ?? []
  expect(types.at(-1)).toBe(`Content-Type: ${written}`)
  expect(octets).not.toContain('X-Other')
})
