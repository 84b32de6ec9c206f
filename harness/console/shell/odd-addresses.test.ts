import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'
import { putMessage } from '../sample-message.ts'

// What a stranger may name, and what somebody may type in the address bar.

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser({ plainHttp: true })
})
afterAll(() => browser.close())

/** The status of an address as it is; fetch would make another one of it. */
function statusAt(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(browser.url, { path, headers: { cookie: browser.cookie } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.on('error', reject).end()
  })
}

test.each([
  '/mailboxes/%2e%2e',
  '/mailboxes/%2e',
  '/site/users/%2e',
  '/connectors/%2e%2e/runs/%2e%2e/import-log',
  '/compliance/searches/%2e',
  '/compliance/mailboxes/%2e%2e',
])('%s names nothing: no server is asked at the address above it', async (path) => {
  expect(await statusAt(path)).toBe(404)
})

test('a name of dots in a form is refused, and not sent to another address', async () => {
  for (const name of ['.', '..']) {
    const { markup } = await browser.send('/control-room', '/control-room/snapshots', { name })
    expect(markup).toContain(`Nothing can be called “${name}”.`)
  }
})

test('an address of slashes only is not a mistake of the console', async () => {
  expect(await statusAt('//')).toBeLessThan(500)
  expect(await statusAt('//?a=b')).toBeLessThan(500)
})

test('a file whose name has half of a character can be loaded down', async () => {
  const mailbox = 'asha.menon@contoso.example'
  const environment = { ...browser.servers.environment }
  const message = {
    subject: 'half',
    contentType: 'text',
    text: 'half',
    name: 'half \ud83d.txt',
    file: 'whole',
  } as const
  const page = `/mailboxes/${mailbox}/messages/${encodeURIComponent(await putMessage(environment, mailbox, message))}`
  const [, file = ''] = /href="([^"]*\/attachments\/[^"]*)"/.exec((await browser.get(page)).markup) ?? []
  const answer = await browser.get(file)
  expect([answer.status, answer.markup]).toEqual([200, 'whole'])
  expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''half%20%EF%BF%BD.txt")
})
