import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'

// The overview of a world in which nobody is yet: one button fills it.

const document = {
  name: 'Nobody & Co',
  people: [],
  directory: [{ entryId: 'x', displayName: 'X', primaryAddress: 'x@nobody.example' }],
}
const fixture = { document, sha256: createHash('sha256').update(JSON.stringify(document)).digest('hex') }

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser({ asked: {}, fixture })
})
afterAll(() => browser.close())

test('an empty world says so on every page, and offers a small sample cast', async () => {
  const { markup } = await browser.get('/')
  expect(markup).toContain('Nobody &amp; Co')
  expect(markup).toContain('Load a small sample cast and set up the connector')
  expect((await browser.get('/site')).markup).toContain('No users yet. Import a CSV file, or add a user.')
  expect((await browser.get('/phones')).markup).toContain('There are not two users yet')
})

test('with the sample cast, a typed message arrives in both mailboxes', async () => {
  const loaded = await browser.send('/', '/set-up')
  expect(loaded.markup).toContain('Added: 2 people, the role Mailbox Import Export')
  const fields = { from: '447700900101', to: '12125550102', text: 'Noon?' }
  const sent = await browser.send('/phones', '/phones', fields)
  expect(sent.markup).toContain('2 captures')
  // The first run of the connector has begun already; the next one asks for the message.
  await ended()
  await browser.send('/', '/next-run')
  await ended()
  const arrived = await browser.get(sent.address)
  expect(arrived.markup).toMatch(/Imported<\/span> into the mailbox of .*asha@sample\.example.*ben@sample\.example/)
})

/** Waits for the end of the run that goes on. */
async function ended(): Promise<void> {
  for (let count = 0; count < 200; count += 1) {
    const { markup } = await browser.get('/')
    if (/Last: done/.test(markup)) return
    await pause(50)
  }
  throw new Error('no run has ended')
}

test('the picture names each station with its figure, for eyes and for screen readers', async () => {
  const { markup } = await browser.get('/')
  for (const name of ['Phones', 'TeleMessage site', 'Staging', 'Connector', 'Mailboxes', 'Search']) {
    // The texts of a link are its name: a label of another wording would hide them from people who speak to their browser.
    expect(markup).toMatch(new RegExp(`<text class="name"[^>]*>${name}</text>\\s*<text class="figure"[^>]*>[0-9…]`))
  }
})

test('a page is loaded again by its script without using up the notice for the person', async () => {
  const { url, cookie } = browser
  const body = new URLSearchParams({
    csrf: /name="csrf" value="([^"]+)"/.exec((await browser.get('/')).markup)?.[1] ?? '',
    back: '/',
  })
  await fetch(`${url}/set-up`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  const live = await fetch(`${url}/`, { headers: { cookie, 'x-live': '1' } })
  expect(await live.text()).not.toContain('Everything was there already.')
  expect((await browser.get('/')).markup).toContain('Everything was there already.')
})

test('an open page is told when something has changed, and not when it is only looked at', async () => {
  const { url, cookie } = browser
  const following = new AbortController()
  const answer = await fetch(`${url}/changes`, { headers: { cookie }, signal: following.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  let heard = ''
  const reading = (async () => {
    for await (const piece of answer.body ?? []) heard += Buffer.from(piece).toString()
  })().catch(() => {})
  await pause(1_600)
  await browser.get('/')
  const before = heard.split('event: changed').length
  await pause(900)
  expect(heard.split('event: changed')).toHaveLength(before)
  await browser.send('/phones', '/phones', { from: '447700900101', to: '12125550102', text: 'Again' })
  for (let count = 0; count < 100 && heard.split('event: changed').length === before; count += 1) await pause(50)
  expect(heard.split('event: changed').length).toBeGreaterThan(before)
  following.abort()
  await reading
})

test('a page that was asked for before a change, and follows after it, hears of it; a later page does not', async () => {
  const { url, cookie } = browser
  const follow = async (markup: string) => {
    const [, seen = ''] = /data-seen="(\d+)"/.exec(markup) ?? []
    const following = new AbortController()
    const { body } = await fetch(`${url}/changes?seen=${seen}`, { headers: { cookie }, signal: following.signal })
    const reader = (body ?? new ReadableStream<Uint8Array>()).getReader()
    const next = async () => Buffer.from((await reader.read()).value ?? []).toString()
    return { next, leave: () => following.abort() }
  }
  const before = (await browser.get('/')).markup
  const first = await follow(before)
  await browser.send('/phones', '/phones', { from: '447700900101', to: '12125550102', text: 'Seen by the first page' })
  for (let heard = ''; !heard.includes('changed'); ) heard = await first.next()
  const [older, newer] = [await follow(before), await follow((await browser.get('/')).markup)]
  expect(`${await older.next()}${await Promise.race([older.next(), pause(300, '')])}`).toContain('event: changed')
  expect(`${await newer.next()}${await Promise.race([newer.next(), pause(100, '')])}`).not.toContain('event: changed')
  for (const { leave } of [first, older, newer]) leave()
})
