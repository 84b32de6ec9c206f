import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { graphMessageSchema, tokenResponseSchema, uploadSessionSchema } from '../../contract/index.ts'
import { mswTransport } from '../../control/http/msw-transport.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../sample-tenant.ts'

// Only mail has these: `$value`, methods besides GET and POST, raw bytes in both directions, and requests without a body.

const origin = 'https://tenant.example'
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

async function setup() {
  const { tenant, room } = await openSampleTenant()
  server.resetHandlers(...mswTransport(tenant, room, origin))
  const login = await fetch(`${origin}/${sampleClient.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: sampleForm(),
  })
  const authorization = `Bearer ${tokenResponseSchema.parse(await login.json()).access_token}`
  return (path: string, method = 'GET', body: string | null = null, type = 'application/json') =>
    fetch(`${origin}/v1.0/users/asha@contoso.example/${path}`, {
      method,
      headers: { authorization, 'content-type': type },
      body,
    })
}

it('stores messages and files and returns them through the msw transport', async () => {
  const graph = await setup()
  const mime = Buffer.from('Subject: Lunch\r\n\r\nAt noon?\r\n').toString('base64')
  const { id } = graphMessageSchema.parse(await (await graph('messages', 'POST', mime, 'text/plain')).json())
  const bytes = Buffer.alloc(3_500_000, 'every byte\r\n\0\xff', 'latin1')
  const item = { AttachmentItem: { attachmentType: 'file', name: 'menu.pdf', size: bytes.length } }
  const session = await graph(`messages/${id}/attachments/createUploadSession`, 'POST', JSON.stringify(item))
  const { uploadUrl } = uploadSessionSchema.parse(await session.json())
  const headers = { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` }
  const uploaded = await fetch(uploadUrl, { method: 'PUT', headers, body: bytes })
  const attachmentId = /Attachments\('([^']+)'\)$/.exec(uploaded.headers.get('location') ?? '')?.[1]
  const file = await graph(`messages/${id}/attachments/${attachmentId}/$value`)
  const whole = await graph(`messages/${id}/$value`)
  const patched = await graph(`messages/${id}`, 'PATCH', '{"subject":"Dinner"}')
  const removed = await graph(`messages/${id}`, 'DELETE')
  expect(new URL(uploadUrl).origin).toBe(origin)
  expect(bytes.equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
  expect([
    (await whole.text()).includes('Subject: Lunch'),
    graphMessageSchema.parse(await patched.json()).subject,
  ]).toEqual([true, 'Dinner'])
  expect([uploaded.status, removed.status, (await graph(`messages/${id}`)).status]).toEqual([201, 204, 404])
})
