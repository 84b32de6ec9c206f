import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder } from '../runner/index.ts'
import { connectChromium } from './chromium.ts'
import { lookAt, ownElements } from './look-at-page.ts'
import { hostileWorld } from './sample-hostile-world.ts'
import { startServedConsole } from './served-console.ts'
import { openWatchedPage } from './watched-page.ts'

// Every text of the hostile corpus on every page that shows texts. The corpus is the cast of the world: its texts are names, groups,
// messages, files, comments, queries. Its rows are also items of the day, which the connector has imported.

const workFolder = await createWorkFolder()
const world = await hostileWorld()
const { pieces } = world
const fixtureFile = join(await workFolder.subfolder('fixture'), 'hostile.json')
await writeFile(fixtureFile, JSON.stringify(world.fixture))
const [browser, served] = await Promise.all([
  connectChromium(inject('chromiumAddress')),
  startServedConsole(await workFolder.subfolder('data'), '--fixture', fixtureFile),
])
const { origin } = served
const { page, context, faults } = await openWatchedPage(browser, { origin })
page.setDefaultTimeout(15_000)
afterAll(async () => {
  await browser.close()
  await served.stop()
  await workFolder.remove()
})

/** On a machine with much other work. */
const busyMs = 120_000
const asha = '/mailboxes/asha%40contoso.example'

test(
  'the corpus is whole, and the connector imports what it can of it',
  async () => {
    expect([world.fileCount, world.rowCount > 250]).toEqual([9, true])
    await served.control('PUT', '/clock', { now: world.connectorSetUpAt })
    await page.goto(served.link)
    await page.getByRole('button', { name: 'Set up the connector' }).click()
    await page.getByRole('button', { name: 'Advance to the next run' }).first().click()
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Data connectors' }).click()
    await page.getByRole('cell', { name: /^done/ }).waitFor({ timeout: 40_000 })
    expect(faults()).toEqual([])
  },
  busyMs,
)

test(
  'what people write into forms of compliance, and what programs send, is kept as it is',
  async () => {
    await page.goto(`${origin}/compliance/cases`)
    await page.getByRole('button', { name: 'Become an eDiscovery Manager' }).click()
    const csrf = await page.locator('input[name=csrf]').first().inputValue()
    const headers = { cookie: await cookieHeader() }
    const send = async ([path, fields]: Form): Promise<void> => {
      const body = new URLSearchParams({ csrf, back: '/refused', ...fields })
      const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
      expect([path, fields, answer.status, answer.headers.get('location')]).not.toContain('/refused')
    }
    const forms = pieces.flatMap((piece, at): Form[] => [
      ...quarters(piece).map((name): Form => ['/compliance/cases', { name }]),
      ['/compliance/holds', { user: world.addressOf(at), comment: piece }],
    ])
    await byAll(forms, send)
    // The tenant lets three go on at a time.
    for (const piece of pieces) await send(['/compliance/searches', { query: `"${inPhrase(piece)}"` }])
    for (const query of ['heron', '']) await send(['/compliance/searches', { query }])
    for (const piece of pieces) await ask(served.environment['MT_GRAPH_URL'] ?? '', pathWith(piece).sent)
  },
  busyMs,
)

/** The pages of the list of the mailbox. */
const mailboxPages: string[] = []
/** The messages that were sent on phones; they have every text in them. */
const ofPhones: string[] = []

test(
  'every item of the corpus that is in a mailbox has a page, made of nothing but our elements',
  async () => {
    const links: string[] = []
    for (let at = 1; at < 20; at += 1) {
      const listed = (await lookAt(page, `${origin}${asha}?page=${at}`)).links
      const fresh = listed.filter((link) => link.includes('/messages/') && !links.includes(link))
      if (fresh.length === 0) break
      links.push(...fresh)
      mailboxPages.push(`${asha}?page=${at}`)
    }
    expect(links.length).toBeGreaterThan(200)
    // Without a browser: a text that was escaped has no `<`.
    await byAll(links, async (link) => {
      const markup = await markupOf(link)
      if (markup.includes('heron')) ofPhones.push(link)
      const [, main = ''] = markup.split('<main')
      const names = [...main.matchAll(/<([a-z][a-z0-9-]*)/gi)].map(([, name = '']) => name)
      expect([link, names.filter((name) => !ownElements.includes(name))]).toEqual([link, []])
    })
    expect(ofPhones).toHaveLength(pieces.length)
  },
  busyMs,
)

test(
  'every page shows the texts as they are, and makes nothing of them',
  async () => {
    const tabs = [page, await context.newPage()]
    /** Looks at pages, and returns what the texts on them say, all together, and their links. */
    const look = async (name: string, addresses: readonly string[], status = 200) => {
      const texts: string[] = []
      const links: string[] = []
      await byAll(
        addresses,
        async (address, tab = page) => {
          const looked = await lookAt(tab, `${origin}${address}`)
          expect([name, address, looked.status, looked.odd]).toEqual([name, address, status, []])
          texts.push(loose(looked.text))
          links.push(...looked.links)
        },
        tabs,
      )
      return { text: texts.join('\n'), links: [...new Set(links)] }
    }
    const missing: Record<string, string[]> = {}
    const demand = (name: string, { text }: { text: string }, those: readonly string[] = pieces): void => {
      const lost = those.filter((piece) => !text.includes(loose(piece)))
      if (lost.length > 0) missing[name] = lost
    }
    const linksTo = (links: readonly string[], below: RegExp): string[] => links.filter((link) => below.test(link))

    demand('overview', await look('overview', ['/']), ['Contoso <script>alert("organisation")</script>'])
    const site = await look('site', ['/site'])
    demand('site', site)
    demand('users', await look('users', linksTo(site.links, /^\/site\/users\//)))
    demand('phones', await look('phones', ['/phones']))
    demand(
      'conversations',
      await look(
        'conversations',
        pieces.map((_, at) => `/phones/${world.chatIdOf(at)}`),
      ),
    )
    demand('mailbox', await look('mailbox', mailboxPages))
    demand('messages', await look('message', ofPhones))

    const searches = await look('searches', ['/compliance'])
    demand('searches', searches, pieces.map(inPhrase))
    demand('hits', await look('hits', linksTo(searches.links, /^\/compliance\/searches\//)), pieces.map(inPhrase))
    const mistakes = pieces.map(
      (piece) => `/compliance?${new URLSearchParams({ query: piece, at: '9', expected: piece })}`,
    )
    demand('mistakes', await look('mistake', mistakes))
    demand('cases', await look('cases', ['/compliance/cases']), pieces.flatMap(quarters))
    demand('holds', await look('holds', ['/compliance/holds']))
    const kept = pieces.map((_, at) => `/compliance/mailboxes/${world.addressOf(at)}`)
    demand('kept mailboxes', await look('kept mailbox', kept))
    await look('audit', ['/compliance/audit', '/compliance/retention'])
    demand(
      'journal',
      await look('journal', ['/control-room/journal']),
      pieces.map((piece) => pathWith(piece).journalled),
    )

    const connectors = await look('connectors', ['/connectors'])
    const connector = await look('connector', linksTo(connectors.links, /^\/connectors\/[0-9a-f-]{36}$/))
    const run = await look('import log', linksTo(connector.links, /\/runs\//))
    // A row of the corpus whose item the connector could not read.
    demand('import log', run, ['item-kind-missing'])
    await look('elsewhere', [`/${encodeURIComponent(pieces[0] ?? '')}`], 404)
    expect([missing, faults()]).toEqual([{}, []])
  },
  busyMs,
)

/** The page at an address of the console. Throws for a refusal. */
async function markupOf(address: string): Promise<string> {
  const answer = await fetch(`${origin}${address}`, { headers: { cookie: await cookieHeader() } })
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

/** What of a text can be in one segment of a path, as a program has sent it, and as the journal names it: a URL encodes what is no part of it. */
function pathWith(text: string): { sent: string; journalled: string } {
  const sent = `/v1.0/users/${text.replaceAll(/[^!-~]|[\\/#?%]|\.\./g, '')}`
  return { sent, journalled: new URL(sent, 'https://graph.example').pathname }
}

/** Works through a list: as many at a time as there are workers. */
async function byAll<Entry, Worker>(
  entries: readonly Entry[],
  work: (entry: Entry, worker?: Worker) => Promise<void>,
  workers: readonly Worker[] = Array.from({ length: 6 }),
): Promise<void> {
  const waiting = [...entries]
  const one = async (worker: Worker): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next, worker)
  }
  await Promise.all(workers.map(one))
}

async function cookieHeader(): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** A phrase has no quotes in it, and no stars. */
function inPhrase(text: string): string {
  return text.replaceAll(/["*]/g, ' ')
}

/** The address and the fields of a form. */
type Form = [path: string, fields: Record<string, string>]

/** The name of a case has 256 characters. */
function quarters(piece: string): string[] {
  return (piece.match(/[\s\S]{1,250}/g) ?? []).filter((part) => part.trim() !== '')
}

/** What a text says, without what a page may show in another form: spaces, characters that would act, and how they are shown. */
function loose(text: string): string {
  return text.replace(/\\u\{[0-9a-f]+\}|\\[nrt]|[\s\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\ufffd\ufffe\uffff]/gu, '')
}

/** Asks for a path as it is; `fetch` would encode it. */
function ask(server: string, path: string): Promise<void> {
  const { hostname, port } = new URL(server)
  return new Promise((resolve, reject) => {
    const sent = request({ host: hostname, port, path }, (answer) => answer.resume().on('end', resolve))
    sent.on('error', reject).end()
  })
}
