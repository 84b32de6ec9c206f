import { expect, test } from 'vitest'
import { openMailWorld, refusal, submitted } from '../transport-cases/mail-world.ts'

const sent = { subject: 'Lunch', singleValueExtendedProperties: [submitted] }
const gus = [{ emailAddress: { name: 'Gus', address: 'gus@partner.example' } }]

test('messages.change-key', async () => {
  const { create, patch, get } = await openMailWorld()
  const { id, changeKey } = await create()
  const patched = await patch(id, { isRead: false, importance: 'low' })
  const { body } = await get(`messages/${id}`)
  expect(patched.body.changeKey).not.toBe(changeKey)
  expect([body.changeKey, body['@odata.etag']]).toEqual([patched.body.changeKey, `W/"${patched.body.changeKey}"`])
})

test('messages.read-mark-keeps-change-key', async () => {
  const { create, patch } = await openMailWorld()
  const { id, changeKey, '@odata.etag': tag } = await create(sent)
  for (const isRead of [true, false, true]) {
    const { body } = await patch(id, { isRead, '@odata.etag': tag, changeKey })
    expect([body.isRead, body.changeKey, body['@odata.etag']]).toEqual([isRead, changeKey, tag])
  }
})

test('messages.patch-draft', async () => {
  const { create, patch } = await openMailWorld()
  const { id } = await create({ subject: 'Lunch', ccRecipients: gus })
  const changes = {
    subject: 'Dinner',
    body: { contentType: 'text', content: 'At eight?' },
    toRecipients: gus,
    ccRecipients: [],
    bccRecipients: gus,
    replyTo: gus,
    from: gus[0],
    internetMessageId: '<two@partner.example>',
  }
  const { status, body } = await patch(id, changes)
  expect([status, body]).toMatchObject([200, { ...changes, bodyPreview: 'At eight?', isDraft: true }])
})

test('messages.patch-sent', async () => {
  const { create, patch } = await openMailWorld()
  const { id } = await create(sent)
  const color = { id: 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color', value: 'Green' }
  const changes = {
    categories: ['Red'],
    flag: { flagStatus: 'flagged' },
    importance: 'low',
    inferenceClassification: 'other',
    isRead: true,
  }
  const { status, body } = await patch(id, { ...changes, singleValueExtendedProperties: [color] })
  expect([status, body]).toMatchObject([200, { ...changes, isDraft: false, subject: 'Lunch' }])
})

test('messages.patch-sent-says-the-same', async () => {
  const { create, patch, get } = await openMailWorld()
  const { id } = await create(sent)
  const changes = [
    { subject: 'Dinner' },
    { body: { contentType: 'text', content: 'At eight?' } },
    { toRecipients: gus },
    { ccRecipients: gus },
    { bccRecipients: gus },
    { replyTo: gus },
    { from: gus[0] },
    { sender: gus[0] },
    { internetMessageId: '<two@partner.example>' },
  ]
  const before = (await get(`messages/${id}`)).body
  for (const change of changes) {
    expect([change, refusal(await patch(id, change))]).toEqual([change, [400, 'ErrorInvalidPropertySet']])
  }
  expect((await get(`messages/${id}`)).body).toEqual(before)
})

test('messages.mail-advanced', async () => {
  const advanced = await openMailWorld({
    mail: { mailAdvanced: true },
    roles: ['Mail.ReadWrite', 'Mail-Advanced.ReadWrite.All'],
  })
  const plain = await openMailWorld({ mail: { mailAdvanced: true }, roles: ['Mail.ReadWrite'] })
  const patched = await advanced.patch((await advanced.create(sent)).id, { subject: 'Dinner' })
  const draft = await plain.patch((await plain.create()).id, { subject: 'Dinner' })
  expect([patched.body.subject, draft.body.subject]).toEqual(['Dinner', 'Dinner'])
  const refused = await plain.patch((await plain.create(sent)).id, { subject: 'Dinner' })
  expect(refusal(refused)).toEqual([403, 'ErrorAccessDenied'])
})

test('messages.immutable-ids', async () => {
  const { create, post, get } = await openMailWorld()
  const prefer = { prefer: 'IdType="ImmutableId"' }
  const photo = { name: 'photo.jpg', contentBytes: 'AAEC', '@odata.type': '#microsoft.graph.fileAttachment' }
  const { id, parentFolderId } = await create({ subject: 'Lunch', attachments: [photo] })
  const first = await get(`messages/${id}?$expand=attachments`, prefer)
  const immutable = first.body.id
  expect([first.status, first.headers['preference-applied'], first.body.parentFolderId]).toEqual([
    200,
    'IdType="ImmutableId"',
    parentFolderId,
  ])
  expect(immutable).not.toBe(id)
  const ids = [id]
  for (const destinationId of ['archive', 'inbox', 'archive']) {
    const moved = await post(`messages/${immutable}/move`, { destinationId }).set(prefer)
    const plain = await get('messages')
    ids.push(plain.body.value[0].id)
    expect([moved.status, moved.body.id, moved.headers['preference-applied']]).toEqual([
      201,
      immutable,
      'IdType="ImmutableId"',
    ])
  }
  expect(new Set(ids).size).toBe(4)
  const after = await get(`messages/${immutable}?$expand=attachments`, prefer)
  expect(after.body.attachments).toEqual(first.body.attachments)
  const attachment = first.body.attachments[0].id
  const answers = [
    await get('messages', prefer),
    await get(`messages?$filter=id eq '${immutable}'`, prefer),
    await get(`mailFolders/archive/messages`, prefer),
  ]
  for (const { body } of answers) expect(body.value.map((each: { id: string }) => each.id)).toEqual([immutable])
  const files = await get(`messages/${immutable}/attachments`, prefer)
  expect(files.body.value[0].id).toBe(attachment)
  expect((await get(`messages/${immutable}/attachments/${attachment}`, prefer)).body.id).toBe(attachment)
  expect((await get(`messages/${id}`, prefer)).status).toBe(404)
  expect(first.headers).not.toHaveProperty('etag')
})

test('messages.if-match', async () => {
  const { create, patch, get, post, remove } = await openMailWorld()
  const { id, '@odata.etag': stale } = await create({ subject: 'Lunch' })
  const present = (await patch(id, { subject: 'Dinner' })).body['@odata.etag']
  const before = (await get(`messages/${id}`)).body
  const refused = [
    await patch(id, { subject: 'Breakfast' }).set({ 'if-match': stale }),
    await post(`messages/${id}/move`, { destinationId: 'archive' }).set({ 'if-match': stale }),
    await remove(`messages/${id}`).set({ 'if-match': stale }),
    await remove(`messages/${id}`).set({ 'if-match': '"no tag"' }),
  ]
  expect(refused.map(refusal)).toEqual(Array(4).fill([412, 'ErrorIrresolvableConflict']))
  expect((await get(`messages/${id}`)).body).toEqual(before)
  const patched = await patch(id, { subject: 'Tea' }).set({ 'if-match': `"x", ${present}` })
  expect([patched.status, patched.body.subject]).toEqual([200, 'Tea'])
  expect((await remove(`messages/${id}`).set({ 'if-match': '*' })).status).toBe(204)
})

test('messages.action-parameters-in-any-letter-case', async () => {
  const { tenant, create, post } = await openMailWorld()
  const archive = tenant.userActs('asha@contoso.example').wellKnownFolder('archive')
  const tries = ['destinationId', 'DestinationId', 'DESTINATIONID', 'destinationid']
  for (const name of tries) {
    const { id } = await create({ subject: name })
    const moved = await post(`messages/${id}/move`, { [name]: 'archive' })
    expect([name, moved.status, moved.body.parentFolderId]).toEqual([name, 201, archive])
    const folder = (await post('mailFolders', { displayName: name.slice(0, 1 + tries.indexOf(name)) })).body
    const below = await post(`mailFolders/${folder.id}/move`, { [name]: 'archive' })
    expect([name, below.status, below.body.parentFolderId]).toEqual([name, 201, archive])
    const file = { attachmentType: 'file', name: 'film.mp4', size: 4_000_000 }
    for (const item of ['AttachmentItem', 'attachmentItem']) {
      const session = await post(`messages/${moved.body.id}/attachments/createUploadSession`, { [item]: file })
      expect([item, session.status]).toEqual([item, 201])
    }
  }
  const { id } = await create()
  const twice = await post(`messages/${id}/move`, { destinationId: 'archive', DestinationId: 'inbox' })
  expect(refusal(twice)).toEqual([400, 'ErrorInvalidRequest'])
  expect(refusal(await post(`messages/${id}/move`, { Destination: 'archive' }))).toEqual([400, 'ErrorInvalidRequest'])
})

test('messages.move-gives-another-id', async () => {
  const { tenant, create, post, get } = await openMailWorld()
  const archive = tenant.userActs('asha@contoso.example').wellKnownFolder('archive')
  const { id } = await create({ subject: 'Lunch' })
  const { status, body } = await post(`messages/${id}/move`, { destinationId: 'archive' })
  expect([status, body.subject, body.parentFolderId]).toEqual([201, 'Lunch', archive])
  expect(body.id).not.toBe(id)
  expect([(await get(`messages/${body.id}`)).status, (await get(`messages/${id}`)).status]).toEqual([200, 404])
})

test('messages.delete', async () => {
  const { create, remove, get } = await openMailWorld()
  const { id } = await create()
  const answer = await remove(`messages/${id}`)
  const listed = [await get('messages'), await get('mailFolders/deleteditems/messages')]
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect(listed.map(({ body }) => body.value)).toEqual([[], []])
})

test('messages.request-limit', async () => {
  const { post } = await openMailWorld()
  const message = (bytes: number) => {
    const [head, tail] = ['{"subject":"', '"}']
    return `${head}${'x'.repeat(bytes - head.length - tail.length)}${tail}`
  }
  const limit = 4 * 1024 * 1024
  const statuses = [limit - 1, limit, limit + 1].map(async (bytes) => (await post('messages', message(bytes))).status)
  expect(await Promise.all(statuses)).toEqual([201, 201, 413])
})

test('messages.size-limit', async () => {
  const { create, post } = await openMailWorld({ mail: { messageBytesMax: 10_000 } })
  const body = (length: number) => ({ body: { contentType: 'text', content: 'x'.repeat(length) } })
  await create(body(8_000))
  const refused = await post('messages', body(10_001))
  expect([refused.body.error.code, refused.body.error.message]).toEqual([
    'ErrorMessageSizeExceeded',
    'The message exceeds the maximum supported size.',
  ])
})

test('messages.quota', async () => {
  const { tenant, create, post, get, patch } = await openMailWorld()
  const { id } = await create({ body: { contentType: 'text', content: 'x'.repeat(8_000) } })
  tenant.setQuota('asha@contoso.example', 10_000)
  const body = { body: { contentType: 'text', content: 'x'.repeat(3_000) } }
  expect((await post('messages', body)).body.error.code).toBe('ErrorQuotaExceeded')
  expect((await patch(id, { subject: 'x'.repeat(3_000) })).body.error.code).toBe('ErrorQuotaExceeded')
  expect((await get('messages')).body.value).toHaveLength(1)
})
