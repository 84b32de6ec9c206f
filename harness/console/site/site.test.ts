import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'

// The TeleMessage site in the browser: users, plans, activation, links with their QR codes, capture gaps.

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser()
})
afterAll(() => browser.close())

const csv = `firstName,number,password,lastName,userEmailAddress
<i>Nia</i>,447700900777,Passw0rd!,Okoro,nia@contoso.example
Bad,12,Passw0rd!,Number,
`

async function niasPage(): Promise<string> {
  const { markup } = await browser.get('/site')
  const [, address = ''] = /href="(\/site\/users\/[^"]+)">&lt;i&gt;Nia/.exec(markup) ?? []
  return address
}

test('a file of users is imported with a verdict on each line, and names are shown as text', async () => {
  const imported = await browser.send('/site', '/site/imports', {
    file: new File([csv], 'users.csv', { type: 'text/csv' }),
  })
  expect(imported.address).toBe('/site/imports/1')
  expect(imported.markup).toContain('1 user created, 1 line refused.')
  expect(imported.markup).toMatch(/<th scope="row">3<\/th><td><span class="chip fail">refused<\/span><\/td>/)
  const { markup } = await browser.get('/site')
  expect(markup).toContain('&lt;i&gt;Nia&lt;/i&gt; Okoro')
  expect(markup).not.toContain('<i>Nia')
})

test('a link has the QR code that the site draws; scanned it captures, revoked it leaves a capture gap', async () => {
  const nia = await niasPage()
  const asked = await browser.send(nia, `${nia}/links`, { network: 'WhatsApp' })
  const [, code = ''] = /<img class="qr" src="([^"]+)"/.exec(asked.markup) ?? []
  const picture = await browser.get(code)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(picture.markup.slice(1, 4)).toBe('PNG')
  const [, scan = ''] = /action="([^"]+\/scan)"/.exec(asked.markup) ?? []
  const scanned = await browser.send(nia, scan)
  expect(scanned.markup).toContain('<span class="chip pass">scanned</span>')
  expect(scanned.markup).toContain('<span class="chip pass">Activated</span>')
  const planned =
    /action="([^"]+\/assign)"[^>]*>(?:(?!<form).)*aria-label="Assign to [^"]*Cloud/s.exec(scanned.markup)?.[1] ?? ''
  if (planned !== '') await browser.send(nia, planned)
  const revoked = await browser.send(nia, scan.replace(/scan$/, 'revoke'))
  expect(revoked.markup).toContain('Revoked, and its app is unlinked: a capture gap begins.')
  expect(revoked.markup).toContain('<td>unlinked</td>')
})

test('an activation code is shown once, and a suspended user is not captured, in the words of the site', async () => {
  const nia = await niasPage()
  const code = await browser.send(nia, `${nia}/activation-codes`)
  expect(code.markup).toMatch(/The activation code is \d{8}\. It is for one use until/)
  expect((await browser.get(nia)).markup).not.toContain('The activation code is')
  expect((await browser.send(nia, `${nia}/suspend`)).markup).toContain('<span class="chip warn">Suspended</span>')
  const to = /name="to" value="(\d+)"/.exec((await browser.get('/phones')).markup)?.[1] ?? ''
  const typed = await browser.send('/phones', '/phones', {
    from: '447700900777',
    to,
    text: 'Not captured at the sender',
  })
  expect(typed.markup).toContain('Not captured on the phone of &lt;i&gt;Nia&lt;/i&gt; Okoro (user-suspended).')
  expect((await browser.send(nia, `${nia}/activate`)).markup).toContain('Activated')
})

test('users and plans are added, changed, and taken off', async () => {
  const fields = { firstName: 'Max', number: '+44 7700 900778', password: 'Passw0rd!' }
  const added = await browser.send('/site', '/site/users', fields)
  expect(added.markup).toContain('<h1>Max</h1>')
  const plan = await browser.send('/site', '/site/plans', { name: 'Desk & floor', source: 'phone-archiver' })
  expect(plan.markup).toContain('Desk &amp; floor')
  const at = added.address
  const [, assign = ''] = /action="([^"]+\/assign)"/.exec((await browser.get(at)).markup) ?? []
  expect((await browser.send(at, assign)).markup).toContain('Assigned.')
  expect((await browser.send(at, assign.replace(/assign$/, 'unassign'))).markup).toContain('Taken off the plan')
  expect((await browser.send(at, at, { firstName: 'Maxine', lastName: '', userEmailAddress: '' })).markup).toContain(
    '<h1>Maxine</h1>',
  )
  expect((await browser.send(at, `${at}/delete`)).markup).toContain('<span class="chip nothing">Deleted</span>')
  expect((await browser.send('/site', '/site/users', { ...fields, password: 'weak' })).markup).toContain(
    'role="alert">The TeleMessage site refused this',
  )
  expect((await browser.get('/site/users/nobody')).status).toBe(404)
})
