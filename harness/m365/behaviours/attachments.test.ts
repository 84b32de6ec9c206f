import { expect, test } from 'vitest'
import { graphFileAttachmentSchema } from '../../contract/index.ts'
import { openMailWorld, submitted } from '../transport-cases/mail-world.ts'

const megabyte = 1024 * 1024
const bytes = Buffer.from('\0\x01 every byte \xff', 'latin1')
const file = (more: object = {}) => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'menu.pdf',
  contentType: 'application/pdf',
  contentBytes: bytes.toString('base64'),
  ...more,
})
const described = {
  '@odata.type': '#microsoft.graph.fileAttachment',
  '@odata.mediaContentType': 'application/pdf',
  lastModifiedDateTime: '2026-11-22T06:00:00Z',
  name: 'menu.pdf',
  contentType: 'application/pdf',
  size: bytes.length,
  isInline: false,
  contentId: null,
  contentLocation: null,
  contentBytes: bytes.toString('base64'),
}

async function setup(body: object = {}) {
  const world = await openMailWorld()
  const message = await world.create(body)
  const attachments = `messages/${message.id}/attachments`
  const shown = async () => (await world.get(`messages/${message.id}`)).body
  return { ...world, message, attachments, shown }
}

test('attachments.post', async () => {
  const { post, attachments, shown } = await setup()
  const { status, body } = await post(attachments, file())
  const { '@odata.context': context, ...made } = graphFileAttachmentSchema.parse(body)
  expect([status, made]).toEqual([201, { ...described, id: expect.any(String) }])
  expect(context).toMatch(
    /\$metadata#users\('asha%40contoso\.example'\)\/messages\('AAMk[\w-]+%3D'\)\/attachments\/\$entity$/,
  )
  expect((await shown()).hasAttachments).toBe(true)
})

test('attachments.post-below-3-mb', async () => {
  const { post, attachments } = await setup()
  const sized = (size: number) => file({ contentBytes: Buffer.alloc(size).toString('base64') })
  const below = await post(attachments, sized(3 * megabyte - 200))
  const at = await post(attachments, sized(3 * megabyte))
  expect([below.status, below.body.size, at.status]).toEqual([201, 3 * megabyte - 200, 413])
})

test('attachments.get', async () => {
  const { post, get, attachments } = await setup()
  const { id } = (await post(attachments, file({ isInline: true, contentId: '<menu>' }))).body
  const { body } = await get(`${attachments}/${id}`)
  const { '@odata.context': _, ...shown } = graphFileAttachmentSchema.parse(body)
  expect(shown).toEqual({ ...described, id, isInline: true, contentId: 'menu' })
})

test('attachments.list', async () => {
  const { post, get, attachments, message } = await setup()
  await post(attachments, file())
  await post(attachments, file({ name: 'wine.pdf' }))
  const listed = await get(`${attachments}?$select=name,size`)
  const expanded = await get(`messages/${message.id}?$expand=attachments($select=name,size)`)
  const rows = ['menu.pdf', 'wine.pdf'].map((name) => ({
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': 'application/pdf',
    name,
    size: bytes.length,
  }))
  expect(listed.body.value).toMatchObject(rows)
  expect(expanded.body.attachments).toMatchObject(rows)
  expect(listed.body.value.some((row: object) => 'contentBytes' in row)).toBe(false)
})

test('attachments.value', async () => {
  const { post, get, attachments } = await setup()
  const { id } = (await post(attachments, file())).body
  const answer = await get(`${attachments}/${id}/$value`)
  expect(answer.headers['content-type']).toBe('application/pdf')
  expect(bytes.equals(answer.body)).toBe(true)
})

test('attachments.delete', async () => {
  const { post, get, remove, attachments, shown } = await setup()
  const [menu, wine] = [await post(attachments, file()), await post(attachments, file({ name: 'wine.pdf' }))]
  const { status } = await remove(`${attachments}/${menu.body.id}`)
  const left = (await get(attachments)).body.value.map(({ id }: { id: string }) => id)
  expect([status, left]).toEqual([204, [wine.body.id]])
  expect((await remove(`${attachments}/${menu.body.id}`)).status).toBe(404)
  await remove(`${attachments}/${wine.body.id}`)
  expect((await shown()).hasAttachments).toBe(false)
})

test('attachments.inline-does-not-count', async () => {
  const { post, attachments, shown } = await setup()
  await post(attachments, file({ isInline: true, contentId: 'menu' }))
  expect((await shown()).hasAttachments).toBe(false)
})

test('attachments.with-the-message', async () => {
  const { get, attachments, message } = await setup({ attachments: [file(), file({ name: 'wine.pdf' })] })
  const { value } = (await get(attachments)).body
  expect(message.hasAttachments).toBe(true)
  expect(value.map(({ name, contentBytes }: { name: string; contentBytes: string }) => [name, contentBytes])).toEqual([
    ['menu.pdf', bytes.toString('base64')],
    ['wine.pdf', bytes.toString('base64')],
  ])
})

test('attachments.on-a-sent-message', async () => {
  const { post, attachments, shown } = await setup({ singleValueExtendedProperties: [submitted] })
  const { status } = await post(attachments, file())
  expect([status, (await shown()).isDraft, (await shown()).hasAttachments]).toEqual([201, false, true])
})
