import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsoleWarning } from '../../cli/serve/open-console-warning.ts'
import { openSampleServed } from '../../cli/serve/sample-served.ts'
import type { DemoServers } from '../../cli/serve/world-servers.ts'
import { createWorkFolder } from '../../runner/index.ts'

// A console that others than this machine may reach: `serve --console-host 127.0.0.1 --console-host console.example`.

const workFolder = await createWorkFolder()
const folder = await workFolder.subfolder('data')
const consolePlace = { address: '127.0.0.1', names: ['console.example', '127.0.0.1'], isLoopback: false }
let servers: DemoServers
beforeAll(async () => {
  servers = await openSampleServed(folder, { consolePort: 0, inMemory: true, plainHttp: true, consolePlace })
})
afterAll(async () => {
  await servers.close()
  await workFolder.remove()
})

interface Answer {
  status: number
  cookie: string
}

/** A request as a browser sends it that has found the name to be at 127.0.0.1, and trusts the authority of the console. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port, hostname } = new URL(servers.consoleLink ?? '')
  const ca = await readFile(servers.consoleCaFile ?? '')
  const host = headers['host'] ?? `${hostname}:${port}`
  const asked = { host: '127.0.0.1', port, path, method, ca, servername: hostname, headers: { ...headers, host } }
  return new Promise((resolve, reject) => {
    const sent = request(asked, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, cookie: answer.headers['set-cookie']?.[0] ?? '' })
    })
    sent.on('error', reject).end()
  })
}

test('it is reached over TLS, by the names that were given and no other, and its cookie never leaves TLS', async () => {
  const { origin, pathname, search, port } = new URL(servers.consoleLink ?? '')
  expect(origin).toBe(`https://console.example:${port}`)
  const signedIn = await ask(`${pathname}${search}`)
  expect(signedIn.status).toBe(200)
  expect(signedIn.cookie).toMatch(
    /^__Host-mock_telemessage_console_\d+=.+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  const cookie = signedIn.cookie.split(';')[0] ?? ''
  expect((await ask('/', { cookie })).status).toBe(200)
  for (const host of ['localhost', 'evil.example', 'console.example.evil.example', `localhost:${port}`]) {
    expect([host, (await ask('/', { cookie, host })).status]).toEqual([host, 421])
  }
  expect((await ask('/', { cookie, host: '127.0.0.1' })).status).toBe(200)
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})

test('its own pages are of https', async () => {
  const { origin } = new URL(servers.consoleLink ?? '')
  const printed = async (from: string): Promise<number> =>
    (await ask('/sign-in/new-link', { origin: from }, 'POST')).status
  expect(await printed(origin)).toBe(303)
})

test('the warning names the danger and the certificate, in red only where colours are shown', async () => {
  const errors = { write: () => {}, isTTY: true }
  const red = await openConsoleWarning({ errors, environment: {} }, servers)
  const { origin } = new URL(servers.consoleLink ?? '')
  expect(red.startsWith(`\u001b[1;31mWARNING: the console is open to other machines, at ${origin}.`)).toBe(true)
  expect(red).toMatch(/fingerprint:\n(?:[0-9A-F]{2}:){31}[0-9A-F]{2}\n/)
  expect(red).not.toContain('token=')
  const plain = await openConsoleWarning({ errors, environment: { NO_COLOR: '1' } }, servers)
  expect(plain).toMatch(/^WARNING/)
})

test('the next start keeps the certificate, and other names get another one', async () => {
  const file = servers.consoleCaFile ?? ''
  const before = await readFile(file, 'utf8')
  const again = async (names: string[]): Promise<string> => {
    await servers.close()
    servers = await openSampleServed(folder, {
      ...{ consolePort: 0, inMemory: true, plainHttp: true },
      consolePlace: { ...consolePlace, names },
    })
    return readFile(file, 'utf8')
  }
  expect(await again(consolePlace.names)).toBe(before)
  expect(await again(['other.example'])).not.toBe(before)
})
