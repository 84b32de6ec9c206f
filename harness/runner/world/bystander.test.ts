import { lookup } from 'node:dns/promises'
import { request } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSigningAuthority, type SigningAuthority } from '../../control/certificate-authority.ts'
import { type Bystander, openBystander } from './bystander.ts'

// Goal: a connector that is misled to an unknown host gets a normal answer, and the host records what it sends.

let authority: SigningAuthority
let bystander: Bystander
beforeAll(async () => {
  authority = await createSigningAuthority()
})
beforeEach(async () => {
  bystander = await openBystander(authority)
})
afterEach(() => bystander.close())

interface Sending {
  method?: string
  headers?: Record<string, string>
  body?: Buffer
  origin?: string
}

function send(path: string, { method = 'GET', headers = {}, body, origin = bystander.url }: Sending = {}) {
  return new Promise<{ status?: number | undefined; type?: string | undefined; body: string }>((resolve, reject) => {
    const sent = request(
      `${origin}${path}`,
      { method, headers, ca: authority.caCertificate, agent: false },
      (response) => {
        const { statusCode: status, headers: answered } = response
        buffer(response).then(
          (bytes) => resolve({ status, type: answered['content-type'], body: bytes.toString() }),
          reject,
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

test('it presents a certificate of the authority that connectors trust, and answers with an empty object', async () => {
  // The servers are at 127.0.0.1: a connector that compares names alone sees that this is another host.
  expect(bystander.url).toMatch(/^https:\/\/localhost:\d+$/)
  expect(await send('/anything?at=all')).toEqual({ status: 200, type: 'application/json', body: '{}' })
})

test('it answers wherever its name leads', async () => {
  for (const { address, family } of await lookup('localhost', { all: true })) {
    const origin = bystander.url.replace('localhost', family === 6 ? `[${address}]` : address)
    expect(await send('/here', { origin }), address).toMatchObject({ status: 200 })
  }
})

test('a client that trusts the authority sends nothing to a host whose certificate is for another name', async () => {
  const impostor = await openBystander(await authority.issuedFor(['another-host.example']))
  try {
    await expect(send('/here', { origin: impostor.url })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
    expect(impostor.received).toEqual([])
  } finally {
    await impostor.close()
  }
})

test('a request is kept whole: its first line, its headers unchanged, its body', async () => {
  await send('/token?x=1', { method: 'POST', headers: { Authorization: 'Bearer abc' }, body: Buffer.from('user=asha') })
  const [first = '', ...others] = bystander.received
  expect(others).toEqual([])
  expect(first).toMatch(/^POST \/token\?x=1\n/)
  expect(first).toContain('\nAuthorization\nBearer abc\n')
  expect(first).toMatch(/\nuser=asha$/)
})

test('requests are kept separately, in order of arrival', async () => {
  for (const path of ['/one', '/two', '/three']) await send(path)
  expect(bystander.received.map((one) => one.slice(0, one.indexOf('\n')))).toEqual([
    'GET /one',
    'GET /two',
    'GET /three',
  ])
})

test('a part of a very large body is kept, and the sender still gets an answer', async () => {
  const mebibyte = 1024 * 1024
  const { status } = await send('/upload', { method: 'PUT', body: Buffer.alloc(8 * mebibyte, 'a') })
  expect(status).toBe(200)
  const keptBytes = bystander.received[0]?.length ?? 0
  expect(keptBytes).toBeGreaterThan(mebibyte)
  expect(keptBytes).toBeLessThan(2 * mebibyte)
})

test('it does not answer after it is closed', async () => {
  await bystander.close()
  await expect(send('/late')).rejects.toThrow('ECONNREFUSED')
  expect(bystander.received).toEqual([])
})
