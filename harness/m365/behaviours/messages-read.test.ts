import libmime from 'libmime'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { openMailWorld, refusal, submitted } from '../transport-cases/mail-world.ts'

const named = (name: string) => `String {66F5A359-4659-4830-9070-00047EC6AC6E} Name ${name}`
const countId = 'Integer {66f5a359-4659-4830-9070-00047ec6ac6e} Name Count'
const expanding = (...ids: string[]) =>
  `$expand=singleValueExtendedProperties($filter=${ids.map((id) => `id eq '${id}'`).join(' or ')})`
const ids = (value: { id: string }[]) => value.map(({ id }) => id)

test('messages.extended-property-expand', async () => {
  const { create, get } = await openMailWorld()
  const properties = [
    submitted,
    { id: named('Color'), value: 'Green' },
    { id: 'Binary 0x0FF9', value: 'AAEC' },
    { id: 'SystemTime {00062008-0000-0000-C000-000000000046} Id 0x8502', value: '2026-11-21T20:15:30Z' },
    { id: 'Boolean {66f5a359-4659-4830-9070-00047ec6ac6e} Name Done', value: 'true' },
    { id: 'Long {66f5a359-4659-4830-9070-00047ec6ac6e} Name Large', value: '9007199254740993' },
    { id: 'Double {66f5a359-4659-4830-9070-00047ec6ac6e} Name Part', value: '0.5' },
    { id: 'CLSID {66f5a359-4659-4830-9070-00047ec6ac6e} Name Class', value: '66f5a359-4659-4830-9070-00047ec6ac6e' },
  ]
  const { id } = await create({ singleValueExtendedProperties: properties })
  const { body } = await get(`messages/${id}?${expanding(...properties.map((property) => property.id))}`)
  expect(body.singleValueExtendedProperties).toEqual(properties)
})

test('messages.extended-properties-by-id-only', async () => {
  const { create, get } = await openMailWorld()
  const { id } = await create({ singleValueExtendedProperties: [{ id: named('Color'), value: 'Green' }] })
  const unasked = await get(`messages/${id}`)
  const all = await get(`messages/${id}?$expand=singleValueExtendedProperties`)
  const other = await get(`messages/${id}?${expanding(named('Taste'))}`)
  expect([unasked.body.singleValueExtendedProperties, all.status]).toEqual([undefined, 400])
  expect([other.status, other.body.singleValueExtendedProperties]).toEqual([200, undefined])
})

test('messages.extended-property-filter', async () => {
  const { create, get } = await openMailWorld()
  const colored = async (value: string) => create({ singleValueExtendedProperties: [{ id: named('Color'), value }] })
  const [green, greenish] = [await colored('Green'), await colored('greenish')]
  await create()
  const found = async (comparison: string, id = named('Color')) => {
    const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ${comparison})`
    return (await get(`messages?$filter=${encodeURIComponent(filter)}`)).body.value
  }
  expect(ids(await found("ep/value eq 'GREEN'"))).toEqual([green.id])
  expect(ids(await found("startswith(ep/value, 'green')"))).toEqual([greenish.id, green.id])
  expect(ids(await found("contains(ep/value, 'nish')"))).toEqual([greenish.id])
  expect(ids(await found("ep/value ne 'green'"))).toEqual([greenish.id])
  expect(await found("ep/value eq 'Green'", named('COLOR'))).toEqual([])
  expect((await found("ep/value eq 'Green'"))[0].singleValueExtendedProperties).toBeUndefined()
})

test('messages.extended-property-number-filter', async () => {
  const { create, get } = await openMailWorld()
  const counted = async (value: string) => create({ singleValueExtendedProperties: [{ id: countId, value }] })
  const [nine, ten] = [await counted('9'), await counted('10')]
  const found = async (comparison: string) => {
    const cast = `cast(ep/value, Edm.Int32) ${comparison}`
    const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${countId}' and ${cast})`
    return ids((await get(`messages?$filter=${encodeURIComponent(filter)}`)).body.value)
  }
  expect([await found('gt 9'), await found('ge 9'), await found('lt 10'), await found('ne 10')]).toEqual([
    [ten.id],
    [ten.id, nine.id],
    [nine.id],
    [nine.id],
  ])
})

test('messages.extended-properties-of-exchange', async () => {
  const { create, get } = await openMailWorld()
  const { id } = await create({ singleValueExtendedProperties: [submitted] })
  const { body } = await get(`messages/${id}?${expanding('String 0x001A', 'Integer 0x0E08', 'SystemTime 0x0039')}`)
  const values = Object.fromEntries(
    body.singleValueExtendedProperties.map(({ id: property, value }: Record<string, string>) => [property, value]),
  )
  expect(values).toEqual({
    'String 0x001A': 'IPM.Note',
    'Integer 0x0E08': expect.stringMatching(/^[1-9]\d*$/),
    'SystemTime 0x0039': '2026-11-22T06:00:00Z',
  })
})

test('messages.headers-as-properties', async () => {
  const { create, get } = await openMailWorld()
  const property = (name: string) => ({
    id: `String {00020386-0000-0000-C000-000000000046} Name ${name}`,
    value: `grün ${name}`,
  })
  const names = ['X-One', 'X-Two', 'X-Three', 'X-Four', 'X-Five', 'X-Six']
  const { id } = await create({ singleValueExtendedProperties: names.map(property) })
  const { headers } = await simpleParser((await get(`messages/${id}/$value`)).text)
  const values = names.map((name) => libmime.decodeWords(String(headers.get(name.toLowerCase()))))
  expect(values).toEqual(names.map((name) => `grün ${name}`))
})

test('messages.reply-headers-as-tags', async () => {
  const { create, get } = await openMailWorld()
  const named = '{00020386-0000-0000-C000-000000000046} Name'
  const { id } = await create({
    singleValueExtendedProperties: [
      { id: 'String 0x1042', value: '<one@partner.example>' },
      { id: 'String 0x1039', value: '<zero@partner.example> <one@partner.example>' },
      { id: `String ${named} references`, value: '<other@partner.example>' },
    ],
  })
  const { inReplyTo, references, headerLines } = await simpleParser((await get(`messages/${id}/$value`)).text)
  expect([inReplyTo, references]).toEqual([
    '<one@partner.example>',
    ['<zero@partner.example>', '<one@partner.example>'],
  ])
  expect(headerLines.filter(({ key }) => key === 'references')).toHaveLength(1)
})

test('messages.value-is-mime', async () => {
  const { create, get } = await openMailWorld()
  const { id } = await create({
    subject: 'Grüße',
    internetMessageId: '<one@partner.example>',
    body: { contentType: 'text', content: 'At noon?' },
    from: { emailAddress: { name: 'Ben', address: 'ben@contoso.example' } },
    toRecipients: [{ emailAddress: { name: 'Asha, the first', address: 'asha@contoso.example' } }],
    internetMessageHeaders: [{ name: 'X-Chat', value: '7' }],
    singleValueExtendedProperties: [{ id: 'SystemTime 0x0039', value: '2026-11-21T20:15:30Z' }],
  })
  const answer = await get(`messages/${id}/$value`)
  const mail = await simpleParser(answer.text)
  expect(answer.headers['content-type']).toMatch(/^text\/plain\b/)
  expect(mail).toMatchObject({
    subject: 'Grüße',
    messageId: '<one@partner.example>',
    text: expect.stringMatching(/^At noon\?/),
    date: new Date('2026-11-21T20:15:30Z'),
  })
  expect([mail.from?.text, mail.headers.get('x-chat')]).toEqual(['"Ben" <ben@contoso.example>', '7'])
  expect(mail.to).toMatchObject({ value: [{ name: 'Asha, the first', address: 'asha@contoso.example' }] })
})

test('messages.value-is-regenerated', async () => {
  const { createMime, get } = await openMailWorld()
  const mime = [
    'X-Chat: 7',
    'Subject: Lunch',
    'Date: Sat, 21 Nov 2026 20:15:30 +0000',
    'Content-Type: multipart/mixed; boundary="mine"',
    '',
    '--mine',
    '',
    'At noon?',
    '--mine',
    'Content-Type: application/pdf; name=menu.pdf',
    'Content-Disposition: attachment; filename=menu.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'AAEC',
    '--mine--',
    '',
  ].join('\r\n')
  const { id } = await createMime(mime)
  const { text } = await get(`messages/${id}/$value`)
  const mail = await simpleParser(text)
  expect(text).not.toContain('mine')
  expect([mail.subject, mail.headers.get('x-chat'), mail.text?.trim()]).toEqual(['Lunch', '7', 'At noon?'])
  expect(mail.attachments.map(({ filename, contentType, content }) => [filename, contentType, content])).toEqual([
    ['menu.pdf', 'application/pdf', Buffer.of(0, 1, 2)],
  ])
})

test('messages.body-type-preference', async () => {
  const { create, get } = await openMailWorld()
  const { id } = await create({ body: { contentType: 'html', content: 'At <b>noon</b> &amp; then?' } })
  const plain = await create({ body: { contentType: 'text', content: 'a < b' } })
  const text = await get(`messages/${id}`, { prefer: 'outlook.body-content-type="text"' })
  const html = await get('messages', { prefer: 'outlook.body-content-type="html"' })
  expect([text.headers['preference-applied'], text.body.body]).toEqual([
    'outlook.body-content-type="text"',
    { contentType: 'text', content: expect.stringMatching(/^At noon & then\?\s*$/) },
  ])
  const bodies = html.body.value.map(({ body }: { body: { contentType: string } }) => body.contentType)
  const shown = html.body.value.find((message: { id: string }) => message.id === plain.id)
  expect([bodies, shown.body.content.includes('a &lt; b')]).toEqual([['html', 'html'], true])
})

test('messages.list-of-all-folders', async () => {
  const { create, get } = await openMailWorld()
  const deleted = await create({}, 'mailFolders/deleteditems/messages')
  const draft = await create()
  expect(ids((await get('messages')).body.value).toSorted()).toEqual([deleted.id, draft.id].toSorted())
})

test('messages.read-basic', async () => {
  const { create, tenant, get } = await openMailWorld({ roles: ['Mail.ReadBasic.All'] })
  const acts = tenant.userActs('asha@contoso.example')
  const id = acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: Buffer.from('Subject: x\r\n\r\nsecret') })
  const { body } = await get(`messages/${id}`)
  expect([body.subject, 'body' in body, 'bodyPreview' in body]).toEqual(['x', false, false])
  expect((await get(`messages/${id}?$expand=attachments`)).status).toBe(400)
  expect((await get(`messages/${id}/attachments`)).status).toBe(403)
  expect((await get(`messages/${id}/$value`)).status).toBe(403)
  await expect(create()).rejects.toThrow('403')
})

test('messages.unknown', async () => {
  const { create, get, remove } = await openMailWorld()
  const { id } = await create()
  await remove(`messages/${id}`)
  expect(refusal(await get(`messages/${id}`))).toEqual([404, 'ErrorItemNotFound'])
})
