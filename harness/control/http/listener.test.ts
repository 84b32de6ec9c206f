import { once } from 'node:events'
import { request } from 'node:https'
import { connect } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { createCertificateAuthority } from '../certificate-authority.ts'
import { closeAll, ListenError, type Listener, listen, listenAll } from './listener.ts'

const app = express().get('/', (_request, response) => {
  response.send('here')
})
const open: Listener[] = []
const opened = async (options: Parameters<typeof listen>[1]): Promise<Listener> => {
  const listener = await listen(app, options)
  open.push(listener)
  return listener
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close()))
})

async function statusOf(url: string, ca: string | undefined): Promise<number | undefined> {
  const call = request(url, { ca }).end()
  const [response] = await once(call, 'response')
  response.resume()
  return response.statusCode
}

test.each(['127.0.0.1', 'localhost'])(
  'serves over TLS, by the name %s, clients that trust the authority',
  async (host) => {
    const authority = await createCertificateAuthority()
    const { url } = await opened({ authority })
    expect(await statusOf(url.replace('127.0.0.1', host), authority.caCertificate)).toBe(200)
  },
)

test('is not trusted by clients that do not trust the authority', async () => {
  const { url } = await opened({ authority: await createCertificateAuthority() })
  await expect(statusOf(url, undefined)).rejects.toThrow(/certificate/)
})

test('says that a port is in use', async () => {
  const { url } = await opened({})
  const port = Number(new URL(url).port)
  await expect(listen(app, { port })).rejects.toThrow(ListenError)
  await expect(listen(app, { port })).rejects.toThrow(`port ${port}: another program listens there`)
})

test('opens several, each under its own address, and closes all of them', async () => {
  const listeners = await listenAll(
    () => listen(app),
    () => listen(app),
  )
  const statuses = await Promise.all(listeners.map(async ({ url }) => (await fetch(url)).status))
  await closeAll(listeners)
  expect(statuses).toEqual([200, 200])
  for (const { url } of listeners) await expect(fetch(url)).rejects.toThrow()
})

test('if one of several cannot listen, leaves none open', async () => {
  const taken = Number(new URL((await opened({})).url).port)
  const opening: Listener[] = []
  const openFirst = async (): Promise<Listener> => {
    opening.push(await listen(app))
    return opening[0] as Listener
  }
  await expect(listenAll(openFirst, () => listen(app, { port: taken }))).rejects.toThrow(ListenError)
  await expect(fetch(opening[0]?.url ?? '')).rejects.toThrow()
})

test('closes connections that clients keep open', async () => {
  const { url, close } = await listen(app)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  await close()
  await once(socket, 'close')
})
