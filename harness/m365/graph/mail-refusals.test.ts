import { expect, it, vi } from 'vitest'
import { graphErrorSchema } from '../../contract/index.ts'
import { realNow } from '../../control/clock.ts'
import { type MailWorld, openMailWorld, submitted } from '../transport-cases/mail-world.ts'
import { GraphRefusal } from './errors.ts'
import { type MailRefusalName, mailRefusals } from './mail-refusals.ts'

const size = 3_500_000

async function setup() {
  const world = await openMailWorld({ mail: { messageBytesMax: 4_000_000 }, tokenLifeSeconds: 60 })
  const { id } = await world.create()
  const open = (sizeBytes = size) =>
    world.post(`messages/${id}/attachments/createUploadSession`, {
      AttachmentItem: { attachmentType: 'file', name: 'menu.pdf', size: sizeBytes },
    })
  /** Sends zeros to a new session, after those of `before`. */
  const upload = async (range: string, length: number, before?: string) => {
    const { uploadUrl } = (await open()).body
    const put = (contentRange: string, bytes: number) =>
      world
        .ask('put', uploadUrl)
        .set({ 'content-type': 'application/octet-stream', 'content-range': contentRange })
        .send(Buffer.alloc(bytes))
    if (before !== undefined) await put(before, length)
    return put(range, length)
  }
  return { ...world, id, open, upload }
}

type World = MailWorld & Awaited<ReturnType<typeof setup>>
type Reached = { status: number; body: unknown }

/** What stands for `{}` in the message, and how each refusal is reached. Typed, so that none can be without a case. */
const cases: Record<MailRefusalName, [subject: string, reach: (world: World) => PromiseLike<Reached>]> = {
  messageTooLarge: [
    '',
    ({ post }) => post('messages', { body: { contentType: 'text', content: 'x'.repeat(4_000_001) } }),
  ],
  quotaExceeded: [
    '',
    ({ tenant, post }) => {
      tenant.setQuota('asha@contoso.example', 10)
      return post('messages', {})
    },
  ],
  recoverableItemsFull: [
    '',
    ({ tenant, id, post }) => {
      tenant.setQuota('asha@contoso.example', 1_000_000, 10)
      return post(`messages/${id}/permanentDelete`, {})
    },
  ],
  recipientsInvalid: ['', ({ post }) => post('sendMail', { message: { subject: 'To nobody' } })],
  sendAsDenied: [
    '',
    ({ post }) => {
      const ben = [{ emailAddress: { address: 'ben@contoso.example' } }]
      return post('sendMail', { message: { from: ben[0], toRecipients: ben } })
    },
  ],
  headersTooMany: [
    '',
    ({ post }) => post('messages', { internetMessageHeaders: Array(6).fill({ name: 'x-a', value: 'b' }) }),
  ],
  headerNameInvalid: [
    'Chat',
    ({ post }) => post('messages', { internetMessageHeaders: [{ name: 'Chat', value: '7' }] }),
  ],
  notDraft: [
    '',
    async ({ create, patch }) => {
      const { id } = await create({ singleValueExtendedProperties: [submitted] })
      return patch(id, { subject: 'x' })
    },
  ],
  attachmentTooSmall: ['', ({ open }) => open(10)],
  attachmentTooLarge: ['', ({ open }) => open(150 * 1024 * 1024 + 1)],
  uploadTokenInvalid: [
    '',
    async ({ open, ask }) => {
      const { uploadUrl } = (await open()).body
      vi.setSystemTime(realNow().getTime() + 62_000)
      return ask('put', uploadUrl)
    },
  ],
  contentRangeInvalid: [
    'is missing, or not of the form "bytes 0-2097151/3483322"',
    ({ upload }) => upload('bytes=0-9/10', 10),
  ],
  chunkTooLarge: [
    '',
    async ({ post, ask, id }) => {
      const bytes = 4 * 1024 * 1024 + 1
      const AttachmentItem = { attachmentType: 'file', name: 'menu.pdf', size: bytes }
      const { uploadUrl } = (await post(`messages/${id}/attachments/createUploadSession`, { AttachmentItem })).body
      return ask('put', uploadUrl)
        .set({ 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${bytes - 1}/${bytes}` })
        .send(Buffer.alloc(bytes))
    },
  ],
  fragmentOverlap: ['', ({ upload }) => upload(`bytes 9-18/${size}`, 10, `bytes 0-9/${size}`)],
  fragmentOutOfOrder: ['', ({ upload }) => upload(`bytes 11-20/${size}`, 10, `bytes 0-9/${size}`)],
  rangeOutside: ['', ({ upload }) => upload(`bytes ${size - 9}-${size}/${size}`, 10)],
}

it.each(Object.keys(cases) as MailRefusalName[])('answers %s as Exchange does', async (name) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const [subject, reach] = cases[name]
    const [status, code] = mailRefusals[name]
    const answer = await reach(await setup())
    const { error } = graphErrorSchema.parse(answer.body)
    expect({ status: answer.status, code: error.code, message: error.message }).toEqual({
      status,
      code,
      message: new GraphRefusal(name, subject).message,
    })
  } finally {
    vi.useRealTimers()
  }
})

it('names the field of a message that cannot be read, and never its value', async () => {
  const { post } = await setup()
  const secret = 'a secret'
  const bodies = [
    { subjects: secret },
    { toRecipients: [{ emailAddress: { mail: secret } }] },
    { importance: secret },
    { singleValueExtendedProperties: [{ id: secret, value: '1' }] },
    { singleValueExtendedProperties: [{ id: 'Integer 0x0E07', value: secret }] },
    { attachments: [{ name: 'a', contentBytes: secret }] },
    { attachments: [{ name: 'a' }] },
  ]
  for (const body of bodies) {
    const { status, text } = await post('messages', body)
    expect([status, text.includes(secret)]).toEqual([400, false])
  }
})

it('says that the mock does not support attachments other than files', async () => {
  const { post, id } = await setup()
  const item = { '@odata.type': '#microsoft.graph.itemAttachment', name: 'a', contentBytes: '' }
  expect((await post(`messages/${id}/attachments`, item)).status).toBe(501)
})

it('does not accept a blank body as a message in base64', async () => {
  const { post } = await setup()
  const { status, body } = await post('messages', ' \r\n', 'text/plain')
  expect([status, body.error.code]).toEqual([400, 'ErrorMimeContentInvalidBase64String'])
})
