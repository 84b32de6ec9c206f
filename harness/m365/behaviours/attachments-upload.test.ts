import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { uploadProgressSchema, uploadSessionSchema } from '../../contract/index.ts'
import { realNow } from '../../control/clock.ts'
import type { TenantOptions } from '../tenant-options.ts'
import { openMailWorld, refusal } from '../transport-cases/mail-world.ts'

const megabyte = 1024 * 1024
const size = 5 * megabyte + 17
const bytes = Buffer.alloc(size, 'every byte\r\n\0\xff', 'latin1')

async function setup(options: Partial<TenantOptions> = {}) {
  const world = await openMailWorld(options)
  const { id } = await world.create({ subject: 'Lunch' })
  const open = (more: object = {}) =>
    world.post(`messages/${id}/attachments/createUploadSession`, {
      AttachmentItem: { attachmentType: 'file', name: 'menu.pdf', size, contentType: 'application/pdf', ...more },
    })
  const session = uploadSessionSchema.parse((await open()).body)
  /** Sends the bytes from the first offset up to the second one, as a client does: without a token. */
  const put = (from: number, to: number, range = `bytes ${from}-${to - 1}/${size}`) =>
    world
      .ask('put', session.uploadUrl)
      .set({ 'content-type': 'application/octet-stream', 'content-range': range })
      .send(bytes.subarray(from, to))
  const attached = async () => (await world.get(`messages/${id}/attachments`)).body.value
  return { ...world, id, open, session, put, attached }
}

test('attachments.session', async () => {
  const { open, attached } = await setup()
  const answer = await open()
  const { expirationDateTime, nextExpectedRanges } = uploadSessionSchema.parse(answer.body)
  expect([answer.status, nextExpectedRanges, await attached()]).toEqual([201, ['0-'], []])
  expect(new Date(expirationDateTime) > realNow()).toBe(true)
})

test('attachments.session-url', async () => {
  const { session, put } = await setup()
  expect(new URL(session.uploadUrl).pathname).not.toMatch(/^\/v1\.0\//)
  expect((await put(0, megabyte)).status).toBe(200)
})

test('attachments.session-from-3-mb', async () => {
  const { open } = await setup()
  const below = await open({ size: 2_999_999 })
  expect(refusal(below)).toEqual([400, 'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize'])
  expect((await open({ size: 3_000_000 })).status).toBe(201)
})

test('attachments.session-up-to-150-mb', async () => {
  const { open } = await setup()
  expect((await open({ size: 150 * megabyte })).status).toBe(201)
  expect((await open({ size: 150 * megabyte + 1 })).status).toBeGreaterThanOrEqual(400)
})

test('attachments.chunk', async () => {
  const { session, put, attached } = await setup()
  const { status, body } = await put(0, 2 * megabyte)
  expect([status, uploadProgressSchema.parse(body)]).toEqual([
    200,
    {
      '@odata.context': expect.any(String),
      ExpirationDateTime: session.expirationDateTime,
      NextExpectedRanges: [String(2 * megabyte)],
    },
  ])
  expect(await attached()).toEqual([])
})

test('attachments.last-chunk', async () => {
  const { put, get, id, attached } = await setup()
  await put(0, 2 * megabyte)
  const { status, text, headers } = await put(2 * megabyte, size)
  const [attachment] = await attached()
  expect([status, text, /Attachments\('([^']+)'\)$/.exec(headers['location'] ?? '')?.[1]]).toEqual([
    201,
    '',
    attachment.id,
  ])
  expect(attachment).toMatchObject({ name: 'menu.pdf', contentType: 'application/pdf', size, isInline: false })
  const { body } = await get(`messages/${id}/attachments/${attachment.id}/$value`)
  expect(createHash('sha256').update(body).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('attachments.chunks-in-order', async () => {
  const { put, attached } = await setup()
  const early = await put(megabyte, 2 * megabyte)
  await put(0, megabyte)
  const again = await put(0, megabyte)
  const overlapping = await put(megabyte - 1, 2 * megabyte)
  expect([early, again, overlapping].map(({ body }) => body.error.code)).toEqual([
    'fragmentOutOfOrder',
    'fragmentOverlap',
    'fragmentOverlap',
  ])
  expect([(await put(megabyte, 4 * megabyte)).status, (await put(4 * megabyte, size)).status]).toEqual([200, 201])
  expect(await attached()).toHaveLength(1)
})

test('attachments.chunk-within-the-file', async () => {
  const { put, ask, session } = await setup()
  await put(0, 4 * megabyte)
  const beyond = await ask('put', session.uploadUrl)
    .set({ 'content-type': 'application/octet-stream', 'content-range': `bytes ${4 * megabyte}-${size}/${size}` })
    .send(Buffer.alloc(size - 4 * megabyte + 1))
  expect([beyond.status, (await put(4 * megabyte, size)).status]).toEqual([416, 201])
})

test('attachments.chunk-range', async () => {
  const { put, ask, session } = await setup()
  const answers = [
    await ask('put', session.uploadUrl).type('application/octet-stream').send(bytes.subarray(0, 100)),
    await put(0, 100, '0-99'),
    await put(0, 100, `bytes 0-98/${size}`),
    await put(0, 100, `bytes 0-99/${size + 1}`),
    await put(0, 100, `bytes 99-0/${size}`),
    await put(0, 100),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 416, 200])
})

test('attachments.session-cancel', async () => {
  const { ask, session, put, attached } = await setup()
  await put(0, 2 * megabyte)
  const { status, text } = await ask('delete', session.uploadUrl)
  const after = await put(2 * megabyte, size)
  expect([status, text, after.status >= 400, await attached()]).toEqual([204, '', true, []])
})

test('attachments.session-expires', async () => {
  const { put } = await setup({ tokenLifeSeconds: 60 })
  await put(0, megabyte)
  vi.useFakeTimers({ toFake: ['Date'], now: realNow().getTime() + 61_000 })
  try {
    expect((await put(megabyte, 2 * megabyte)).status).toBeGreaterThanOrEqual(400)
  } finally {
    vi.useRealTimers()
  }
})

test('attachments.message-size', async () => {
  const { put, attached } = await setup({ mail: { messageBytesMax: 4 * megabyte } })
  expect((await put(0, 3 * megabyte)).status).toBe(200)
  const refused = await put(3 * megabyte, 4.5 * megabyte)
  expect([refused.body.error.code, await attached()]).toEqual(['ErrorMessageSizeExceeded', []])
})
