import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'

// Who may see a page of the console, and who may send a form.

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser()
})
afterAll(() => browser.close())

/** The status of a request with any headers; fetch does not send a Host of one's own. */
function statusWith(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${browser.url}${path}`, { method, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

test('a browser that has not signed in gets the sign-in page for every address, and no content', async () => {
  for (const path of ['/', '/changes', '/nothing-here']) {
    const answer = await fetch(`${browser.url}${path}`)
    expect(answer.status).toBe(401)
    const markup = await answer.text()
    expect(markup).toContain('<h1>Sign in</h1>')
    expect(markup).not.toContain('aria-label="Views"')
  }
})

test('a sign-in link works once, its cookie is out of reach for scripts and other sites', async () => {
  const { servers } = browser
  expect((await fetch(servers.consoleLink ?? '')).status).toBe(403)
  expect((await fetch(`${browser.url}/sign-in/new-link`, { method: 'POST' })).status).toBe(200)
  const [link = ''] = browser.printedLinks
  const looked = await fetch(link, { method: 'HEAD' })
  expect([looked.status, looked.headers.get('set-cookie')]).toEqual([200, null])
  const again = await fetch(link)
  expect(again.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(await again.text()).toContain('<meta http-equiv="refresh" content="0; url=/">')
  expect((await fetch(link)).status).toBe(403)
})

test('another site cannot void the link in the terminal', async () => {
  const before = browser.printedLinks.length
  await fetch(`${browser.url}/sign-in/new-link`, { method: 'POST', headers: { origin: 'http://evil.example' } })
  expect(browser.printedLinks).toHaveLength(before)
})

test.each(['evil.example', 'evil.example:9446', '127.0.0.1.evil.example'])(
  'a request for the host %j is refused, even with a session',
  async (host) => {
    expect(await statusWith('/', { host, cookie: browser.cookie })).not.toBe(200)
  },
)

test.each(['127.0.0.1', 'localhost:1', 'LOCALHOST', '[::1]:9446'])(
  'a request for the host %j is answered',
  async (host) => {
    expect(await statusWith('/', { host, cookie: browser.cookie })).toBe(200)
  },
)

test.each([
  ['no token', {}],
  ['the token of another session', { csrf: 'x'.repeat(43) }],
])('a form with %s is refused and changes nothing', async (_what, fields) => {
  const { url, cookie } = browser
  const body = new URLSearchParams(fields)
  const answer = await fetch(`${url}/sign-out`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  expect(answer.status).toBe(403)
  expect((await browser.get('/')).status).toBe(200)
})

test('a form from another origin is refused, even with the token', async () => {
  const { markup } = await browser.get('/')
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(markup) ?? []
  expect(csrf).not.toBe('')
  const headers = { cookie: browser.cookie, origin: 'http://evil.example' }
  const body = new URLSearchParams({ csrf })
  const answer = await fetch(`${browser.url}/sign-out`, { method: 'POST', headers, body, redirect: 'manual' })
  expect(answer.status).toBe(403)
})

test('every answer forbids other scripts, other hosts, frames and guesses about its type', async () => {
  for (const path of ['/', '/console.css', '/console.js', '/nothing-here']) {
    const { headers } = await browser.get(path)
    const policy = headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  }
})

test('an address that leads nowhere has a page with a way back, which shows what was asked for as text', async () => {
  const { status, markup } = await browser.get('/%3Cscript%3Ealert(1)%3C/script%3E?x="><b>')
  expect(status).toBe(404)
  expect(markup).toContain('<h1>Not found</h1>')
  expect(markup).toContain('<a href="/">Back to the overview</a>')
  expect(markup).not.toContain('<script>alert')
})

test('the script is below 50 kB and every page loads only it and the style', async () => {
  const { markup } = await browser.get('/')
  const loaded = [...markup.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
  expect(loaded.filter((address) => /^[a-z]+:|^\/\//.test(address))).toEqual(['data:,'])
  expect((await browser.get('/console.js')).markup.length).toBeLessThan(50_000)
})
