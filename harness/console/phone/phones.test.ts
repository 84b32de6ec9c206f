import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleBrowser, type SampleBrowser, type ShownPage } from '../sample-browser.ts'

// A newcomer's way, by the buttons of the overview: a connector, a message on a phone, the next run, the mailbox, the search.

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser()
})
afterAll(() => browser.close())

const hostile = `<img src=x onerror=alert(1)> "quoted" & 'single' </textarea><script>alert(2)</script>`

/** The numbers that the form to type a message offers, in its order. */
async function numbersOffered(): Promise<string[]> {
  const { markup } = await browser.get('/phones')
  return [...markup.matchAll(/<option value="(\d+)">/g)].map(([, number = '']) => number)
}

async function typed(fields: Record<string, string | string[] | File>): Promise<ShownPage> {
  const [from = '', to = ''] = await numbersOffered()
  return browser.send('/phones', '/phones', { from, to, ...fields })
}

test('a typed message is on the site at once, waits for the next run, arrives in mailboxes, and is found by a search', async () => {
  expect((await browser.get('/')).markup).toContain('Set up the connector')
  const setUp = await browser.send('/', '/set-up')
  expect(setUp.markup).toContain('Added: the role Mailbox Import Export')
  await browser.until('/', /Last: done/)
  const sent = await typed({ text: hostile })
  expect(sent.address).toMatch(/^\/phones\/console-/)
  expect(sent.markup).toContain('Sent. The site has it, captured on the phone of ')
  expect(sent.markup).toContain('>On the site</span>')
  expect(sent.markup).toContain('2 captures')
  expect(sent.markup).toMatch(/>Due<\/span> with <a href="\/connectors\/[0-9a-f-]+">the run<\/a> at/)
  expect(sent.markup).not.toMatch(/<img|<script>alert/)
  expect(sent.markup).toContain('&lt;img src=x onerror=alert(1)&gt;')
  const advanced = await browser.send('/', '/next-run')
  expect(advanced.markup).toContain('The calendar was moved to the next run')
  const arrived = await browser.until(sent.address, />Imported<\/span>/)
  expect(arrived.markup).toMatch(/into the mailbox of <a href="\/mailboxes\/[^"]+\/messages\/[^"]+">/)
  expect((await browser.get('/')).markup).toContain('Open the mailbox')
  const [, find = ''] = /action="([^"]+\/find)"/.exec(arrived.markup) ?? []
  const found = await browser.send(sent.address, find)
  expect(found.markup).toContain('The search finds it in the mailbox of ')
  expect(found.markup).toContain('>Found</span>')
})

test('on a phone one can call, react, edit, delete for everybody and leave a group', async () => {
  const [from = '', ...others] = await numbersOffered()
  const group = await typed({ from, to: others.slice(0, 2), text: 'The first', group: '<b>Desk</b> 7' })
  expect(group.markup).toContain('<h1>&lt;b&gt;Desk&lt;/b&gt; 7</h1>')
  const at = group.address
  const [, message = ''] = /action="([^"]+)\/edit"/.exec(group.markup) ?? []
  expect((await browser.send(at, `${message}/edit`, { text: 'The first, corrected' })).markup).toContain('Edited.')
  expect((await browser.send(at, `${message}/react`, { from, emoji: '👍' })).markup).toContain('Reacted.')
  expect((await browser.send(at, `${at}/calls`, { from, mode: 'video', outcome: 'missed' })).markup).toContain(
    'Called.',
  )
  expect((await browser.send(at, `${message}/delete`)).markup).toContain('Deleted for everybody.')
  const left = await browser.send(at, `${at}/leave`, { from: others[0] ?? '' })
  expect(left.markup).toMatch(/ left\. The site has it/)
  const picture = new File([new Uint8Array([137, 80, 78, 71])], 'plan<1>.png', { type: 'image/png' })
  const after = await browser.send(at, `${at}/messages`, { from, text: 'See', file: picture })
  expect(after.markup).toContain('plan&lt;1&gt;.png')
  for (const word of ['Edited', 'Reacted', 'Call', 'Deleted for everybody', 'Notice']) {
    expect(after.markup).toContain(`<span class="chip nothing">${word}</span>`)
  }
  // Who left is in no later message.
  expect(/<ul class="people">(.*?)<\/ul>/s.exec(after.markup)?.[1]?.match(/<li>/g)).toHaveLength(2)
})

test('what is missing in a form is said where it was typed', async () => {
  const nothing = await typed({ text: '' })
  expect(nothing.address).toBe('/phones')
  expect(nothing.markup).toContain('role="alert">Type a message, or choose a file, and press Send.')
  const alone = await browser.send('/phones', '/phones', { from: (await numbersOffered())[0] ?? '', text: 'x' })
  expect(alone.markup).toContain('Choose who types, and at least one other person.')
  expect((await browser.get('/phones/console-1-nothing')).status).toBe(404)
})
