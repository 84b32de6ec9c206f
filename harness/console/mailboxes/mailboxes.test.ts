import { afterAll, expect, test } from 'vitest'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { escapeHtml } from '../../markup/markup.ts'
import { openSampleBrowser } from '../sample-browser.ts'
import { putMessage } from '../sample-message.ts'
import { textOfMarkup } from './markup-text.ts'

const browser = await openSampleBrowser({ plainHttp: true })
afterAll(() => browser.close())
const { controlToken, urls, environment } = browser.servers

async function controlled(path: string): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${controlToken}` }
  return (await fetch(`${urls.control}/control/v1${path}`, { headers })).json() as Promise<Record<string, unknown>>
}

test('mailboxes without a message say how one fills', async () => {
  expect((await browser.get('/mailboxes')).markup).toContain('No mailbox has a message yet.')
})

test('an archived message leads back to the phone and the chat, and its source is a file', async () => {
  const { now } = await controlled('/clock')
  await referenceConnector.sync({ ...environment, MT_NOW: String(now) })
  const list = await browser.get('/mailboxes')
  const [, mailbox = ''] = /href="(\/mailboxes\/[^"/]+)"/.exec(list.markup) ?? []
  const folder = await browser.get(mailbox)
  expect(folder.markup).toMatch(/1–\d+ of \d+ messages?, latest first/)
  expect(folder.markup).toContain('<h2 id="folder-name">WhatsApp Archiver</h2>')
  const [, message = ''] = /href="(\/mailboxes\/[^"]+\/messages\/[^"]+)"/.exec(folder.markup) ?? []
  const { markup } = await browser.get(message)
  expect(markup).toMatch(/The phone of .* \+\d+, which (sent|received) it/)
  expect(markup).toMatch(/<dt>Item<\/dt><dd><code>[0-9a-f]+<\/code>/)
  expect(markup).toMatch(/<dt>Item class<\/dt><dd><code>IPM\.ExternalData\./)
  expect(markup).toContain('X-TELEMESSAGE-ArchiveMessageID')
  const source = await browser.get(`${message}/source`)
  expect(source.headers.get('content-disposition')).toBe('attachment; filename=message.eml')
  expect(source.markup).toMatch(/^X-TELEMESSAGE-ArchiveMessageID: /m)
})

test('a mailbox opens at the archive, also when another folder has more messages', async () => {
  const list = await browser.get('/mailboxes')
  const [, mailbox = ''] = /href="(\/mailboxes\/[^"/]+)"/.exec(list.markup) ?? []
  const [, copies = ''] = /–(\d+) of/.exec((await browser.get(mailbox)).markup) ?? []
  const draft = { subject: 'Not archived', contentType: 'text', text: '', name: 'none.txt', file: 'none' } as const
  const address = decodeURIComponent(mailbox.slice('/mailboxes/'.length))
  for (let drafts = 0; drafts <= Number(copies); drafts += 1) await putMessage(environment, address, draft)
  const opened = await browser.get(mailbox)
  expect(opened.markup).toContain('<h2 id="folder-name">WhatsApp Archiver</h2>')
  expect(opened.markup).not.toContain('Not archived')
})

test('a mailbox, a message and a file that do not exist are refused in the words of the tenant', async () => {
  const nobody = await browser.get('/mailboxes/nobody%40contoso.example')
  expect([nobody.status, nobody.markup]).toEqual([404, expect.stringContaining('The tenant refused this.')])
  const missing = await browser.get('/mailboxes/asha.menon%40contoso.example/messages/none')
  expect(missing.status).toBeGreaterThanOrEqual(400)
})

test('the text of HTML is read, and nothing else of it', () => {
  const markup =
    '<head><title>no</title></head><p>One &amp; two</p><script>alert(1)</script><style>p{}</style><div>three<br>four</div>'
  expect(textOfMarkup(markup)).toBe('One & two\nthree\nfour')
  expect(escapeHtml(textOfMarkup('&lt;img src=x onerror=alert(1)&gt;'))).toBe('&lt;img src=x onerror=alert(1)&gt;')
})
