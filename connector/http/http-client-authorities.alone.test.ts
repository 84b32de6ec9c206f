import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { expect, test, vi } from 'vitest'
import { createHttpClient } from './http-client.ts'
import { readBody } from './read-body.ts'

const node = vi.hoisted(() => ({ roots: [] as string[], reads: 0 }))
vi.mock('node:tls', async (original) => ({
  ...(await original<typeof import('node:tls')>()),
  get rootCertificates() {
    node.reads += 1
    return node.roots
  },
}))

async function serveWith({ cert, private: key }: { cert: string; private: string }) {
  const server = createServer({ key, cert }, (_request, response) => response.end('trusted')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`) }
}

const make = (value: string) => {
  const altNames = [{ type: 7 as const, ip: '127.0.0.1' }]
  return generate([{ name: 'commonName', value }], { extensions: [{ name: 'subjectAltName', altNames }] })
}

test('an authority of MT_CA_FILE stands beside those that Node.js has, and not in their place', async () => {
  const [known, added] = [await make('known to Node.js'), await make('added')]
  node.roots = [known.cert]
  const httpClient = createHttpClient({ ca: added.cert, idleTimeoutMs: 1000 })
  for (const pair of [known, added]) {
    const { server, url } = await serveWith(pair)
    const { body } = await httpClient.send({ method: 'GET', url })
    expect((await readBody(body, 100)).toString()).toBe('trusted')
    server.close()
  }
  httpClient.close()
})

test('clients that trust the same authority read those of Node.js once, and one that trusts another is not led by it', async () => {
  const [own, other] = [await make('own'), await make('other')]
  const { server, url } = await serveWith(own)
  node.reads = 0
  for (let count = 0; count < 3; count += 1) {
    const httpClient = createHttpClient({ ca: own.cert, idleTimeoutMs: 1000 })
    const { body } = await httpClient.send({ method: 'GET', url })
    expect((await readBody(body, 100)).toString()).toBe('trusted')
    httpClient.close()
  }
  expect(node.reads).toBe(1)
  for (const ca of [other.cert, undefined]) {
    const httpClient = createHttpClient({ ca, idleTimeoutMs: 1000 })
    await expect(httpClient.send({ method: 'GET', url })).rejects.toThrow('cannot be verified')
    httpClient.close()
  }
  server.close()
})
