import { once } from 'node:events'
import { request } from 'node:https'
import { connect } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { createCertificateAuthority } from '../certificate-authority.ts'
import { ListenError, type Listener, listen } from './listener.ts'

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
  'serves over TLS, by the name %s, to those who trust the authority',
  async (host) => {
    const authority = await createCertificateAuthority()
    const { url } = await opened({ authority })
    expect(await statusOf(url.replace('127.0.0.1', host), authority.caCertificate)).toBe(200)
  },
)

test('is not trusted by those who do not trust the authority', async () => {
  const { url } = await opened({ authority: await createCertificateAuthority() })
  await expect(statusOf(url, undefined)).rejects.toThrow(/certificate/)
})

test('says plainly that a port is in use', async () => {
  const { url } = await opened({})
  const port = Number(new URL(url).port)
  await expect(listen(app, { port })).rejects.toThrow(ListenError)
  await expect(listen(app, { port })).rejects.toThrow(`port ${port}: another program listens there`)
})

test('closes connections that a client keeps open', async () => {
  const { url, close } = await listen(app)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  await close()
  await once(socket, 'close')
})
