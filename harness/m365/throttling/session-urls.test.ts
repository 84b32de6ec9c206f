import supertest from 'supertest'
import { expect, it } from 'vitest'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../sample-tenant.ts'
import type { ThrottlingLimits } from './limits.ts'

async function setup() {
  const { tenant, room } = await openSampleTenant()
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const authorization = `Bearer ${login.body.access_token}`
  const post = (path: string, body: object) => supertest(app).post(path).set({ authorization }).send(body)
  const local = (url: string): string => url.replace(/^https?:\/\/[^/]+/, '')
  const [asha] = tenant.snapshot()
  const mailbox = `/v1.0/admin/exchange/mailboxes/${asha?.mailboxId}`
  const inbox = asha?.folders.find(({ wellKnownName }) => wellKnownName === 'inbox')?.folderId
  return { tenant, app, post, local, mailbox, inbox }
}

const once: ThrottlingLimits = { requests: { max: 1, windowMs: 60_000 } }

it('counts requests to an import URL together with requests of the app to Graph for the same mailbox', async () => {
  const { tenant, app, post, local, mailbox, inbox } = await setup()
  const { importUrl } = (await post(`${mailbox}/createImportSession`, {})).body
  const item = { FolderId: inbox, Mode: 'create', Data: Buffer.from('Subject: x\r\n\r\n').toString('base64') }
  tenant.throttle(once)
  const answers = [
    await supertest(app).post(local(importUrl)).send(item),
    await supertest(app).post(local(importUrl)).send(item),
    await post('/v1.0/users/asha@contoso.example/messages', { subject: 'x' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 429, 429])
  expect(tenant.snapshot()[0]?.messages).toHaveLength(1)
})

it('counts the pieces of an upload, too', async () => {
  const { tenant, app, post, local } = await setup()
  const user = '/v1.0/users/asha@contoso.example'
  const message = await post(`${user}/messages`, { subject: 'x' })
  const AttachmentItem = { attachmentType: 'file', name: 'film.mp4', size: 4_000_000 }
  const path = `${user}/messages/${message.body.id}/attachments/createUploadSession`
  const { uploadUrl } = (await post(path, { AttachmentItem })).body
  const put = (from: number) =>
    supertest(app)
      .put(local(uploadUrl))
      .set({ 'content-type': 'application/octet-stream', 'content-range': `bytes ${from}-${from + 999_999}/4000000` })
      .send(Buffer.alloc(1_000_000))
  tenant.throttle(once)
  expect([(await put(0)).status, (await put(1_000_000)).status]).toEqual([200, 429])
})

it('tells a repeated request from other requests to the mailbox, whatever it is called, and from other mailboxes', async () => {
  const { tenant, room } = await openSampleTenant()
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const authorization = `Bearer ${login.body.access_token}`
  const get = (path: string) => supertest(app).get(path).set({ authorization })
  const retryAfterSeconds = 60
  room.faults.arm({ operation: 'messages.list', times: 1, effect: { kind: 'answer', status: 429, retryAfterSeconds } })
  const [asha] = tenant.snapshot()
  for (const path of [
    '/v1.0/users/asha@contoso.example/messages',
    '/v1.0/users/asha@contoso.example/messages',
    '/v1.0/users/ASHA@contoso.example/mailFolders',
    '/v1.0/users/ben@contoso.example/messages',
  ])
    await get(path)
  expect(asha).toBeDefined()
  expect(room.faults.list()).toMatchObject([{ hits: 1, earlyReturns: 1, otherEarlyCalls: 1 }])
  expect(
    room.journal
      .entries()
      .slice(-4)
      .map((e) => [e.tooEarlyByMs !== undefined, e.resourceTooEarlyByMs !== undefined]),
  ).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [false, false],
  ])
})
