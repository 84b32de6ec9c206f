import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'

// A conversation that is longer than a page, among many items of others.

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser({ plainHttp: true, fixture: { document: fixture(), sha256: 'a'.repeat(64) } })
}, 60_000)
afterAll(() => browser.close())

const began = Date.parse('2026-03-02T08:00:00.000Z')
const at = (minutes: number): string => new Date(began + minutes * 60_000).toISOString()
const long = `/phones/console-${began}-long`
const sparse = `/phones/console-${began}-sparse`

/** 120 messages of one conversation, one a minute; and one of another, before 1,500 messages of a third one, which nobody has typed here. */
function fixture(): object {
  const user = (personId: string, number: string): object => ({
    ...{ personId, firstName: personId, number },
    registration: { source: 'phone-archiver', network: 'WhatsApp' },
  })
  const chat = (chatId: string): object => ({ chatId, type: 'direct', members: ['asha', 'ben'] })
  const said = (chatId: string, text: string, minutes: number): object => ({
    ...{ kind: 'text', chat: chatId, from: 'asha', capturedBy: ['asha'], text, at: at(minutes) },
  })
  const many = (count: number, event: (index: number) => object): object[] =>
    Array.from({ length: count }, (_, index) => event(index))
  return {
    ...{ name: 'Contoso', startsAt: at(4_000), people: [user('asha', '447700900101'), user('ben', '447700900102')] },
    chats: [long, sparse].map((address) => chat(address.slice(8))).concat(chat('others')),
    traffic: [
      said(sparse.slice(8), 'the only one', 1),
      ...many(120, (index) => said(long.slice(8), `number ${index}.`, 10 + index)),
      ...many(1_500, (index) => said('others', 'of others', 500 + index)),
    ],
  }
}

const numbersOn = (markup: string): number[] =>
  [...markup.matchAll(/<p class="said">number (\d+)\./g)].map(([, number]) => Number(number))
const linkTo = (markup: string, words: string): string | undefined =>
  new RegExp(`href="([^"]+)">${words}</a>`).exec(markup)?.[1]?.replaceAll('&amp;', '&')

test('a long conversation begins with its newest items, and its older pages hold each of the others once', async () => {
  const pages: number[][] = []
  for (let address: string | undefined = long; address !== undefined && pages.length < 10; ) {
    const { status, markup } = await browser.get(address)
    expect(status).toBe(200)
    pages.push(numbersOn(markup))
    // Only in the present is something typed.
    expect(markup.includes('<h2>Type</h2>')).toBe(address === long)
    expect(linkTo(markup, 'Newest')).toBe(address === long ? undefined : long)
    address = linkTo(markup, 'Older')
  }
  expect(pages.map((page) => page.length)).toEqual([50, 50, 20])
  expect(pages.toReversed().flat()).toEqual(Array.from({ length: 120 }, (_, index) => index))
})

test('a conversation before many items of others is found, and what is written into an older message reaches it', async () => {
  const { markup } = await browser.get(sparse)
  expect(markup).toContain('the only one')
  const older = linkTo((await browser.get(long)).markup, 'Older') ?? ''
  const [, edit = ''] = /action="([^"]+\/edit)"/.exec((await browser.get(older)).markup) ?? []
  expect((await browser.send(older, edit, { text: 'corrected' })).markup).toContain('Edited.')
})

test('a place that is no place is the newest page', async () => {
  const { markup } = await browser.get(`${long}?before=yesterday&page=-3`)
  expect(numbersOn(markup).at(-1)).toBe(119)
  expect((await browser.get(`/phones/console-${began}-nothing`)).status).toBe(404)
})
