import { expect, it } from 'vitest'
import { sampleClient } from '../sample-tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

// Unknown behaviour of Microsoft's batches, and the effect of this server's own controls on them.

const folders = '/users/asha@contoso.example/mailFolders'
const inbox = { id: 'inbox', method: 'GET', url: `${folders}/inbox` }
const codeOf = (answer: { status: number; body?: unknown } | undefined) => refusalIn(answer ?? { status: 0 })

it('writes each request into the journal, in the name of the app', async () => {
  const { room, batch } = await openGraphWorld()
  await batch([inbox, { id: 'users', method: 'GET', url: '/users' }])
  expect(room.journal.entries().map(({ operation, actor }) => [operation, actor])).toEqual([
    ['token', undefined],
    ['mailFolders.get', sampleClient.clientId],
    ['users.list', sampleClient.clientId],
    ['batch', sampleClient.clientId],
  ])
})

it('applies faults to single requests', async () => {
  const { room, batch } = await openGraphWorld()
  const effect = { kind: 'answer', status: 503, retryAfterSeconds: 7 } as const
  room.faults.arm({ operation: 'mailFolders.get', times: 1, effect })
  const { first, second } = await batch([
    { ...inbox, id: 'first' },
    { ...inbox, id: 'second' },
  ])
  expect([first?.status, first?.headers['Retry-After'], second?.status]).toEqual([503, '7', 200])
})

it.each(['reset', 'time-out', 'reset-after', 'truncate', 'malformed-json'] as const)(
  'says of an answer that a fault spoils that it was lost: %s',
  async (kind) => {
    const { room, batch } = await openGraphWorld()
    room.faults.arm({ operation: 'mailFolders.get', times: 1, effect: { kind } })
    const { inbox: lost } = await batch([inbox])
    expect(codeOf(lost)).toEqual([504, 'GatewayTimeout'])
  },
)

it('decodes base64, padded or not, and refuses other texts', async () => {
  const { batch } = await openGraphWorld()
  const mime = Buffer.from('Subject: hello\r\n\r\nHello\r\n').toString('base64')
  const send = (id: string, body: string) => {
    return { id, method: 'POST', url: `${folders}/inbox/messages`, headers: { 'content-type': 'text/plain' }, body }
  }
  const { padded, bare, bad } = await batch([
    send('padded', Buffer.from(mime).toString('base64')),
    send('bare', Buffer.from(mime).toString('base64url')),
    send('bad', 'Subject: plain text'),
  ])
  expect([padded?.status, bare?.status]).toEqual([201, 201])
  expect(codeOf(bad)).toEqual([400, 'ErrorMimeContentInvalidBase64String'])
})

it('refuses a batch inside of a batch, and any path outside of Graph', async () => {
  const { batch } = await openGraphWorld()
  const body = { requests: [inbox] }
  const headers = { 'content-type': 'application/json' }
  const { nested, outside } = await batch([
    { id: 'nested', method: 'POST', url: '/$batch', headers, body },
    { id: 'outside', method: 'GET', url: `/../${sampleClient.tenantId}/discovery/v2.0/keys` },
  ])
  expect([codeOf(nested), codeOf(outside)]).toEqual([
    [400, 'BadRequest'],
    [400, 'BadRequest'],
  ])
})

it('uses the token of the batch only, and passes its client request id on', async () => {
  const { ask } = await openGraphWorld()
  const requests = [
    { ...inbox, headers: { Authorization: 'Bearer x', 'Client-Request-Id': 'own' } },
    { id: 'users', method: 'GET', url: '/users' },
  ]
  const { body } = await ask('post', '/$batch', { body: { requests }, headers: { 'client-request-id': 'outer' } })
  const shown = body.responses.map((one: { id: string; status: number; headers: Record<string, string> }) => {
    return [one.id, one.status, one.headers['client-request-id']]
  })
  expect(shown).toEqual([
    ['users', 200, 'outer'],
    ['inbox', 200, 'own'],
  ])
})

it('refuses a batch without a token', async () => {
  const { ask } = await openGraphWorld()
  const answer = await ask('post', '/$batch', { body: { requests: [inbox] }, headers: { authorization: '' } })
  expect(refusalIn(answer)).toEqual([401, 'InvalidAuthenticationToken'])
})

it('leaves the body out of an answer that has none', async () => {
  const { post, batch } = await openGraphWorld()
  const { id } = (await post(folders, { displayName: 'Chats' })).body
  const { gone } = await batch([{ id: 'gone', method: 'DELETE', url: `${folders}/${id}` }])
  expect(gone).toEqual({ id: 'gone', status: 204, headers: expect.any(Object) })
})

it('cannot be called without a transport', async () => {
  const { tenant, headers } = await openGraphWorld()
  const operation = tenant.operations.find(({ name }) => name === 'batch')
  const url = new URL('https://graph.example/v1.0/$batch')
  const ask = async () => operation?.respond({ method: 'POST', url, params: {}, headers, body: Buffer.of() })
  await expect(ask()).rejects.toThrow(expect.objectContaining({ status: 501 }))
})
