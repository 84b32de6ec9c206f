import { request } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CertificateAuthority, createCertificateAuthority } from '../../control/certificate-authority.ts'
import { type Bystander, openBystander } from './bystander.ts'

// Goal: a connector that is misled to an unknown host gets a normal answer, and the host records what it sends.

let authority: CertificateAuthority
let bystander: Bystander
beforeAll(async () => {
  authority = await createCertificateAuthority()
})
beforeEach(async () => {
  bystander = await openBystander(authority)
})
afterEach(() => bystander.close())

function send(path: string, options: { method?: string; headers?: Record<string, string>; body?: Buffer } = {}) {
  const { method = 'GET', headers = {}, body } = options
  return new Promise<{ status?: number | undefined; type?: string | undefined; body: string }>((resolve, reject) => {
    const sent = request(
      `${bystander.url}${path}`,
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
  expect(bystander.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(await send('/anything?at=all')).toEqual({ status: 200, type: 'application/json', body: '{}' })
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
