import { expect, it } from 'vitest'
import { openMailWorld, submitted } from '../transport-cases/mail-world.ts'

const mime = 'Date: Sat, 21 Nov 2026 20:15:30 +0000\r\nX-Odd:   spacing\r\nSubject: Lunch\r\n\r\nAt noon?\r\n'
const color = { id: 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color', value: 'Green' }
const file = (name: string) => ({ name, contentBytes: Buffer.alloc(100_000, 'menu').toString('base64') })

it('keeps the octets of MIME unchanged until their content is changed', async () => {
  const { createMime, patch, stored, post } = await openMailWorld()
  const { id } = await createMime(mime)
  const other = await createMime(mime)
  await patch(id, { isRead: false, categories: ['Red'], flag: { flagStatus: 'flagged' } })
  await patch(id, { singleValueExtendedProperties: [color] })
  expect(stored(id)?.content.toString()).toBe(mime)
  await patch(id, { subject: 'Dinner' })
  await post(`messages/${other.id}/attachments`, file('menu.pdf'))
  const [dinner, attached] = [stored(id)?.content.toString(), stored(other.id)?.content.toString()]
  expect([dinner?.includes('Subject: Dinner'), dinner?.includes('X-Odd: spacing')]).toEqual([true, true])
  expect([attached?.includes('Subject: Lunch'), attached?.includes('menu.pdf')]).toEqual([true, true])
})

it('returns the original octets of MIME as $value if the tenant is faithful', async () => {
  const { createMime, get } = await openMailWorld({ mail: { mime: 'faithful' } })
  const { id } = await createMime(mime)
  expect((await get(`messages/${id}/$value`)).text).toBe(mime)
})

it('shows what was imported or delivered without Graph', async () => {
  const { tenant, get } = await openMailWorld()
  const acts = tenant.userActs('asha@contoso.example')
  const id = acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: Buffer.from(mime) })
  const { body } = await get(`messages/${id}`)
  expect(body).toMatchObject({
    subject: 'Lunch',
    isDraft: false,
    isRead: false,
    sentDateTime: '2026-11-21T20:15:30Z',
    receivedDateTime: '2026-11-21T20:15:30Z',
    internetMessageId: expect.stringMatching(/^<.+@.+>$/),
  })
})

it('shows the judge a message from properties as MIME with the same content', async () => {
  const { create, stored } = await openMailWorld()
  const { id } = await create({
    subject: 'Lunch',
    singleValueExtendedProperties: [submitted, { id: 'SystemTime 0x0039', value: '2026-11-21T20:15:30Z' }],
  })
  const snapshot = stored(id)
  expect(snapshot).toMatchObject({ isDraft: false, itemClass: 'IPM.Note', sentTime: new Date('2026-11-21T20:15:30Z') })
  expect(snapshot?.content.toString()).toMatch(/^Subject: Lunch\r\n/)
  expect(stored(id)?.content).toBe(snapshot?.content)
})

it('shows in an earlier snapshot the state of that time', async () => {
  const { create, patch, stored } = await openMailWorld()
  const { id } = await create({ subject: 'Lunch' })
  const before = stored(id)
  await patch(id, { subject: 'Dinner' })
  expect([before?.content.toString().includes('Lunch'), stored(id)?.content.toString().includes('Dinner')]).toEqual([
    true,
    true,
  ])
})

it('accepts any number of messages with one Message-ID, and stores equal contents once', async () => {
  const { create, stored, room } = await openMailWorld()
  const message = { subject: 'Lunch', internetMessageId: '<one@partner.example>', attachments: [file('menu.pdf')] }
  const [one, two] = [await create(message), await create(message)]
  expect(one.id).not.toBe(two.id)
  expect(stored(one.id)?.content).toBe(stored(two.id)?.content)
  room.clock.advance(1000)
  expect(stored((await create(message)).id)?.content).not.toBe(stored(one.id)?.content)
})

it('sets the class of String 0x001A only if the tenant keeps it', async () => {
  const itemClass = { id: 'String 0x001A', value: 'IPM.ExternalData.WhatsAppArchiver' }
  const classes = [false, true].map(async (keepsMessageClass) => {
    const { create, stored, get } = await openMailWorld({ mail: { keepsMessageClass } })
    const { id } = await create({ singleValueExtendedProperties: [itemClass] })
    const { body } = await get(`messages/${id}?$expand=singleValueExtendedProperties($filter=id eq 'String 0x1A')`)
    return [stored(id)?.itemClass, body.singleValueExtendedProperties[0].value]
  })
  expect(await Promise.all(classes)).toEqual([
    ['IPM.Note', 'IPM.Note'],
    ['IPM.ExternalData.WhatsAppArchiver', 'IPM.ExternalData.WhatsAppArchiver'],
  ])
})

it('puts a deleted message into Recoverable Items, where it stays', async () => {
  const { create, remove, get } = await openMailWorld()
  const { id } = await create({ subject: 'Lunch' })
  await remove(`messages/${id}`)
  const deletions = async () => (await get('mailFolders/recoverableitemsdeletions/messages')).body.value
  const [deleted] = await deletions()
  expect(deleted.subject).toBe('Lunch')
  expect((await remove(`messages/${deleted.id}`)).status).toBe(204)
  expect(await deletions()).toEqual([deleted])
})

it('restores everything as it was saved, including attachments and half an upload', async () => {
  const { tenant, create, post, ask, get, patch } = await openMailWorld()
  const { id } = await create({ subject: 'Lunch' })
  const AttachmentItem = { attachmentType: 'file', name: 'large.pdf', size: 3_500_000 }
  const { uploadUrl } = (await post(`messages/${id}/attachments/createUploadSession`, { AttachmentItem })).body
  const put = (from: number, to: number) =>
    ask('put', uploadUrl)
      .set({ 'content-type': 'application/octet-stream', 'content-range': `bytes ${from}-${to - 1}/3500000` })
      .send(Buffer.alloc(to - from))
  await put(0, 1_000_000)
  const putBack = tenant.save()
  const before = (await get(`messages/${id}`)).body
  await post(`messages/${id}/attachments`, file('menu.pdf'))
  await put(1_000_000, 3_500_000)
  await patch(id, { subject: 'Dinner' })
  putBack()
  expect((await get(`messages/${id}`)).body).toEqual(before)
  expect([(await put(1_000_000, 2_000_000)).status, (await put(2_000_000, 3_500_000)).status]).toEqual([200, 201])
})

it('attaches all of several files that arrive at once', async () => {
  const { create, post, get } = await openMailWorld()
  const { id } = await create({ body: { contentType: 'html', content: 'x' } })
  const names = Array.from({ length: 8 }, (_, index) => `menu-${index}.pdf`)
  await Promise.all(names.map((name) => post(`messages/${id}/attachments`, file(name))))
  const { value } = (await get(`messages/${id}/attachments`)).body
  expect(value.map(({ name }: { name: string }) => name).toSorted()).toEqual(names)
  expect(new Set(value.map((row: { id: string }) => row.id)).size).toBe(8)
})

it('parses only the messages on the page, but all messages for a filter', async () => {
  const { tenant, get } = await openMailWorld()
  const acts = tenant.userActs('asha@contoso.example')
  const folderId = acts.wellKnownFolder('inbox')
  const subjects = Array.from({ length: 25 }, (_, index) => `number ${index}`)
  for (const subject of subjects) acts.deposit({ folderId, message: Buffer.from(`Subject: ${subject}\r\n\r\n`) })
  const seen: string[] = []
  let next: string | undefined = 'messages?$select=subject'
  while (next !== undefined) {
    const { body } = await get(next.replace('http://tenant.example', ''))
    seen.push(...body.value.map(({ subject }: { subject: string }) => subject))
    next = body['@odata.nextLink']
  }
  const found = await get("messages?$filter=subject eq 'NUMBER 3'&$count=true")
  expect(seen).toEqual(subjects.toReversed())
  expect([found.body['@odata.count'], found.body.value[0].subject]).toEqual([1, 'number 3'])
})
