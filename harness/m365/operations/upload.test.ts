import { expect, it } from 'vitest'
import { openMailWorld, refusal } from '../transport-cases/mail-world.ts'

const sizeBytes = 3_000_000
const half = sizeBytes / 2

/** An upload to a tenant that takes its time for each request, so that two of them can meet. */
async function setup() {
  const { tenant, ask, get, post, create } = await openMailWorld()
  const { id } = await create()
  const AttachmentItem = { attachmentType: 'file', name: 'menu.pdf', size: sizeBytes }
  const { uploadUrl } = (await post(`messages/${id}/attachments/createUploadSession`, { AttachmentItem })).body
  tenant.throttle({ concurrency: { max: 4, per: 'app', serviceTimeMs: 100 } })
  const put = (from: number, fill: string) =>
    ask('put', uploadUrl)
      .set({
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${from}-${from + half - 1}/${sizeBytes}`,
      })
      .send(Buffer.alloc(half, fill))
  return { put, attached: async () => (await get(`messages/${id}/attachments`)).body.value }
}

it('accepts one of two chunks that arrive at once for the same range', async () => {
  const { put, attached } = await setup()
  const answers = await Promise.all([put(0, 'a'), put(0, 'b')])
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.map(refusal)).toEqual([[416, 'fragmentOverlap']])
  expect((await put(half, 'c')).status).toBe(201)
  expect(await attached()).toMatchObject([{ size: sizeBytes }])
})

it('attaches the file once when its last chunk comes twice at once', async () => {
  const { put, attached } = await setup()
  await put(0, 'a')
  const answers = await Promise.all([put(half, 'b'), put(half, 'b')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 401])
  expect(await attached()).toHaveLength(1)
})
