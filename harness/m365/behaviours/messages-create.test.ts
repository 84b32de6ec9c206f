import { expect, test } from 'vitest'
import { openMailWorld, refusal, submitted } from '../transport-cases/mail-world.ts'

const now = '2026-11-22T06:00:00Z'
const before = '2026-11-21T20:15:30Z'
const people = (...names: string[]) =>
  names.map((name) => ({ emailAddress: { name, address: `${name}@contoso.example` } }))
const mime = [
  'Date: Sat, 21 Nov 2026 20:15:30 +0000',
  'From: Ben <ben@contoso.example>',
  'To: Asha <asha@contoso.example>, gus@partner.example',
  'Subject: =?utf-8?B?R3LDvMOfZQ==?=',
  'Message-ID: <one@partner.example>',
  'X-Chat: 7',
  '',
  'At noon?',
  '',
].join('\r\n')

test('messages.json-is-a-draft', async () => {
  const { tenant, create } = await openMailWorld()
  const drafts = tenant.userActs('asha@contoso.example').wellKnownFolder('drafts')
  const message = await create({
    subject: 'Lunch',
    importance: 'High',
    body: { contentType: 'Text', content: 'At noon?' },
    toRecipients: people('ben'),
  })
  expect(message).toEqual({
    '@odata.context': expect.stringMatching(
      /\/v1\.0\/\$metadata#users\('asha%40contoso\.example'\)\/messages\/\$entity$/,
    ),
    '@odata.etag': `W/"${message.changeKey}"`,
    id: expect.stringMatching(/^AAMk/),
    createdDateTime: now,
    lastModifiedDateTime: now,
    changeKey: message.changeKey,
    categories: [],
    receivedDateTime: now,
    sentDateTime: now,
    hasAttachments: false,
    internetMessageId: expect.stringMatching(/^<[^<>@]+@[^<>@]+\.prod\.outlook\.com>$/),
    subject: 'Lunch',
    bodyPreview: 'At noon?',
    importance: 'high',
    parentFolderId: drafts,
    conversationId: expect.stringMatching(/^AAQk/),
    conversationIndex: expect.any(String),
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    isRead: true,
    isDraft: true,
    webLink: expect.stringContaining(encodeURIComponent(message.id)),
    inferenceClassification: 'focused',
    body: { contentType: 'text', content: 'At noon?' },
    toRecipients: people('ben'),
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    flag: { flagStatus: 'notFlagged' },
  })
})

test('messages.created-in-a-folder', async () => {
  const { tenant, create, get } = await openMailWorld()
  const inbox = tenant.userActs('asha@contoso.example').wellKnownFolder('inbox')
  const message = await create({ subject: 'Lunch' }, 'mailFolders/inbox/messages')
  const listed = await get(`mailFolders/${inbox}/messages`)
  expect([message.parentFolderId, listed.body.value.map(({ id }: { id: string }) => id)]).toEqual([inbox, [message.id]])
})

test('messages.is-draft-ignored', async () => {
  const { create } = await openMailWorld()
  expect((await create({ subject: 'Lunch', isDraft: false })).isDraft).toBe(true)
})

test('messages.flags-make-no-draft', async () => {
  const { create } = await openMailWorld()
  const flagged = async (value: string) => {
    const { isDraft, isRead } = await create({ singleValueExtendedProperties: [{ id: 'Integer 0x0E07', value }] })
    return { isDraft, isRead }
  }
  expect(await flagged('4')).toEqual({ isDraft: false, isRead: false })
  expect(await flagged('1')).toEqual({ isDraft: false, isRead: true })
  expect(await flagged('8')).toEqual({ isDraft: true, isRead: false })
  expect(await flagged('9')).toEqual({ isDraft: true, isRead: true })
})

test('messages.draft-for-good', async () => {
  const { create, patch, get } = await openMailWorld()
  const flags = (value: string) => ({ singleValueExtendedProperties: [{ id: 'Integer 0x0E07', value }] })
  const draft = await create()
  const sent = await create(flags('4'))
  await patch(draft.id, flags('4'))
  await patch(sent.id, flags('8'))
  const after = [await get(`messages/${draft.id}`), await get(`messages/${sent.id}`)]
  expect(after.map(({ body }) => body.isDraft)).toEqual([true, false])
})

test('messages.mime-is-a-draft', async () => {
  const { createMime } = await openMailWorld()
  expect(await createMime(mime)).toMatchObject({
    isDraft: true,
    isRead: true,
    subject: 'Grüße',
    internetMessageId: '<one@partner.example>',
    body: { contentType: 'text', content: expect.stringContaining('At noon?') },
    bodyPreview: 'At noon?',
    from: { emailAddress: { name: 'Ben', address: 'ben@contoso.example' } },
    toRecipients: [
      { emailAddress: { name: 'Asha', address: 'asha@contoso.example' } },
      { emailAddress: { address: 'gus@partner.example' } },
    ],
  })
})

test('messages.mime-not-base64', async () => {
  const { post } = await openMailWorld()
  const answer = await post('messages', mime, 'text/plain')
  expect(refusal(answer)).toEqual([400, 'ErrorMimeContentInvalidBase64String'])
  expect(answer.body.error.message).toBe('Invalid base64 string for MIME content.')
})

test('messages.mime-times', async () => {
  const { createMime } = await openMailWorld()
  expect(await createMime(mime)).toMatchObject({ sentDateTime: before, receivedDateTime: now })
})

test('messages.submit-and-delivery-time', async () => {
  const { create, stored } = await openMailWorld()
  const { id, sentDateTime, receivedDateTime } = await create({
    singleValueExtendedProperties: [
      submitted,
      { id: 'SystemTime 0x0039', value: '2026-11-21T20:15:30Z' },
      { id: 'SystemTime 0x0E06', value: '2026-11-21T21:15:31+01:00' },
    ],
  })
  expect([sentDateTime, receivedDateTime]).toEqual([before, '2026-11-21T20:15:31Z'])
  expect([stored(id)?.sentTime, stored(id)?.receivedTime]).toEqual([new Date(before), new Date('2026-11-21T20:15:31Z')])
})

test('messages.json-times-ignored', async () => {
  const { create } = await openMailWorld()
  const times = { sentDateTime: before, receivedDateTime: before, createdDateTime: before }
  expect(await create(times)).toMatchObject({
    sentDateTime: now,
    receivedDateTime: now,
    createdDateTime: now,
  })
})

test('messages.from-is-kept', async () => {
  const { create } = await openMailWorld()
  const [from, sender] = people('ben', 'gus')
  expect(await create({ from, sender, singleValueExtendedProperties: [submitted] })).toMatchObject({ from, sender })
})

test('messages.html-is-wrapped', async () => {
  const { create } = await openMailWorld()
  const { body, bodyPreview } = await create({ body: { contentType: 'HTML', content: 'At <b>noon</b>?' } })
  expect(body).toEqual({
    contentType: 'html',
    content: expect.stringMatching(/^<html>\r\n<head>\r\n<meta [^>]+>\r\n<\/head>\r\n<body>\r\nAt <b>noon<\/b>\?\r\n/),
  })
  expect(bodyPreview).toBe('At noon?')
})

test('messages.body-preview', async () => {
  const { create } = await openMailWorld()
  const preview = async (length: number) =>
    (await create({ body: { contentType: 'text', content: 'x'.repeat(length) } })).bodyPreview.length
  expect([await preview(254), await preview(255), await preview(256)]).toEqual([254, 255, 255])
})

test('messages.headers-begin-with-x', async () => {
  const { create, post, get } = await openMailWorld()
  const headers = [{ name: 'X-Chat', value: '7' }]
  const { id } = await create({ internetMessageHeaders: headers, singleValueExtendedProperties: [submitted] })
  const { body } = await get(`messages/${id}?$select=internetMessageHeaders`)
  const refused = await post('messages', { internetMessageHeaders: [{ name: 'Chat', value: '7' }] })
  expect([body.internetMessageHeaders, refused.status]).toEqual([headers, 400])
})

test('messages.no-headers-on-a-json-draft', async () => {
  const { create, createMime, get } = await openMailWorld()
  const select = '$select=subject,internetMessageHeaders'
  const headers = [{ name: 'X-Chat', value: '7' }]
  const json = await get(`messages/${(await create({ internetMessageHeaders: headers })).id}?${select}`)
  expect(Object.keys(json.body)).toEqual(['@odata.context', '@odata.etag', 'id', 'subject'])
  const mime = await get(`messages/${(await createMime('X-Chat: 7\r\n\r\n')).id}?${select}`)
  expect(mime.body.internetMessageHeaders).toContainEqual({ name: 'X-Chat', value: '7' })
})

test('messages.location', async () => {
  const { post, get } = await openMailWorld()
  const photo = { name: 'photo.jpg', contentBytes: 'AAEC', '@odata.type': '#microsoft.graph.fileAttachment' }
  const message = await post('messages', { subject: 'Lunch' })
  const moved = await post('messages', {})
  const created = [
    message,
    await post('messages', Buffer.from('Subject: x\r\n\r\n').toString('base64'), 'text/plain'),
    await post('mailFolders/inbox/messages', { subject: 'Lunch' }),
    await post(`messages/${message.body.id}/attachments`, photo),
    await post('mailFolders', { displayName: 'Chats' }),
    await post('mailFolders/inbox/childFolders', { displayName: 'Chats' }),
    await post(`messages/${moved.body.id}/move`, { destinationId: 'archive' }),
  ]
  for (const { status, headers, body } of created) {
    expect([status, headers['location']?.startsWith('http://tenant.example/v1.0/users(')]).toEqual([201, true])
    const found = await get(new URL(String(headers['location'])).pathname)
    expect([found.status, found.body.id]).toEqual([200, body.id])
  }
})

test('messages.context-of-a-folder', async () => {
  const { post, get } = await openMailWorld()
  const { body } = await post('mailFolders/inbox/messages', { subject: 'Lunch' })
  const users = "http://tenant.example/v1.0/$metadata#users('asha%40contoso.example')"
  expect(body['@odata.context']).toBe(`${users}/mailFolders('inbox')/messages/$entity`)
  const read = (await get(`mailFolders/${body.parentFolderId}/messages/${body.id}?$select=subject`)).body
  const folder = encodeURIComponent(body.parentFolderId)
  expect(read['@odata.context']).toBe(`${users}/mailFolders('${folder}')/messages(subject)/$entity`)
  expect((await get(`messages/${body.id}`)).body['@odata.context']).toBe(`${users}/messages/$entity`)
})

test('messages.headers-at-most-five', async () => {
  const { create, post } = await openMailWorld()
  const headers = (count: number) => ({
    internetMessageHeaders: Array.from({ length: count }, (_, index) => ({ name: `x-${index}`, value: 'v' })),
  })
  await create(headers(5))
  const refused = await post('messages', headers(6))
  expect(refusal(refused)).toEqual([400, 'InvalidInternetMessageHeaderCollection'])
  expect(refused.body.error.message).toBe('Maximum number of headers in one message should be less than or equal to 5.')
})

test('messages.headers-selected-only', async () => {
  const { createMime, get } = await openMailWorld()
  const { id } = await createMime(mime)
  const [unasked, selected] = [
    await get(`messages/${id}`),
    await get(`messages/${id}?$select=subject,internetMessageHeaders`),
  ]
  expect(unasked.body.internetMessageHeaders).toBeUndefined()
  expect(selected.body.internetMessageHeaders).toContainEqual({ name: 'X-Chat', value: '7' })
})

test('messages.internet-message-id', async () => {
  const { create, patch } = await openMailWorld()
  const { id, internetMessageId } = await create({ internetMessageId: '<one@partner.example>' })
  const patched = await patch(id, { internetMessageId: '<two@partner.example>' })
  expect([internetMessageId, patched.body.internetMessageId]).toEqual([
    '<one@partner.example>',
    '<two@partner.example>',
  ])
})

test('messages.header-lines', async () => {
  const { create, post, get } = await openMailWorld()
  const word = 'w'.repeat(3000)
  const { id } = await create({ subject: word, toRecipients: people('n'.repeat(400)) })
  const lines = (await get(`messages/${id}/$value`)).text.split('\r\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes: 'YQ==', contentId: word }
  for (const message of [
    { toRecipients: people(word) },
    { from: people(word)[0] },
    { internetMessageId: `<${word}>` },
    { internetMessageHeaders: [{ name: `x-${word}`, value: 'a' }] },
    { attachments: [file] },
  ]) {
    expect([Object.keys(message), (await post('messages', message)).status]).toEqual([Object.keys(message), 400])
  }
  expect((await post(`messages/${id}/attachments`, file)).status).toBe(400)
})
