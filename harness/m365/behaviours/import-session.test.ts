import supertest from 'supertest'
import { expect, test } from 'vitest'
import { importItemResponseSchema, importSessionSchema } from '../../contract/index.ts'
import { realNow } from '../../control/clock.ts'
import { sampleEntry } from '../sample-tenant.ts'
import type { TenantOptions } from '../tenant-options.ts'
import { openMailWorld } from '../transport-cases/mail-world.ts'

const mail = (subject: string) => `Subject: ${subject}\r\nDate: Sat, 21 Nov 2026 20:15:30 +0000\r\n\r\nAt noon?\r\n`
const base64 = (text: string) => Buffer.from(text).toString('base64')

async function setup(options: Partial<TenantOptions> = {}) {
  const world = await openMailWorld(options)
  const [{ mailboxId = '' } = {}] = world.tenant.snapshot()
  const mailbox = `/v1.0/admin/exchange/mailboxes/${mailboxId}`
  const inbox = world.tenant.userActs('asha@contoso.example').wellKnownFolder('inbox')
  const open = () => world.post(`${mailbox}/createImportSession`, '')
  /** Without a token: what is in the URL has to do. */
  const importInto = (importUrl: string, more: object = {}) =>
    supertest(world.app)
      .post(importUrl.replace(/^https?:\/\/[^/]+/, ''))
      .send({ FolderId: inbox, Mode: 'create', Data: base64(mail('Lunch')), ...more })
  const importItem = async (more: object = {}) => {
    const session = await open()
    return importInto(importSessionSchema.parse(session.body).importUrl, more)
  }
  const contents = () => world.tenant.snapshot()[0]?.messages.map(({ content }) => content.toString()) ?? []
  return { ...world, mailbox, inbox, open, importInto, importItem, contents }
}

test('import-session.open', async () => {
  const { open } = await setup()
  const { status, body } = await open()
  const { importUrl, expirationDateTime } = importSessionSchema.parse(body)
  expect([status, new URL(importUrl).searchParams.has('token')]).toEqual([200, true])
  expect(new Date(expirationDateTime) > realNow()).toBe(true)
})

test('import-session.without-a-date', async () => {
  const { importItem, get } = await setup()
  const { status, body } = await importItem({ Data: base64('Subject: Lunch\r\n\r\nAt noon?\r\n') })
  expect(status).toBe(200)
  const found = await get('messages?$filter=receivedDateTime ge 2026-11-22T00:00:00Z')
  expect(found.body.value).toMatchObject([{ id: body.itemId, receivedDateTime: '2026-11-22T06:00:00Z' }])
})

test('import-session.permission', async () => {
  const { open } = await setup({ roles: ['Mail.ReadWrite', 'MailboxItem.Read.All', 'MailboxFolder.ReadWrite.All'] })
  expect((await open()).status).toBe(403)
})

test('import-session.shared-mailbox', async () => {
  const { tenant, post } = await openMailWorld()
  tenant.hire(sampleEntry('info', { kind: 'shared', accountEnabled: false }))
  const { mailboxId = '' } = tenant.snapshot().find(({ address }) => address === 'info@contoso.example') ?? {}
  expect((await post(`/v1.0/admin/exchange/mailboxes/${mailboxId}/createImportSession`)).status).toBe(200)
})

test('import-session.url-is-enough', async () => {
  const { open, importInto, contents } = await setup()
  const { importUrl } = importSessionSchema.parse((await open()).body)
  const [first, second] = [await importInto(importUrl), await importInto(importUrl)]
  const strange = await importInto(importUrl.replace(/token=.*/, 'token=guessed'))
  expect([first.status, second.status, strange.status, contents().length]).toEqual([200, 200, 401, 2])
})

test('import-session.create', async () => {
  const { importItem, tenant, inbox } = await setup()
  const { status, body } = await importItem()
  const { itemId, changeKey } = importItemResponseSchema.parse(body)
  const [stored] = tenant.snapshot()[0]?.messages ?? []
  expect([status, changeKey.length > 0]).toEqual([200, true])
  expect(stored).toMatchObject({ messageId: itemId, folderId: inbox, isDraft: false })
})

test('import-session.create-names-no-item', async () => {
  const { importItem, contents } = await setup()
  const { itemId, changeKey } = importItemResponseSchema.parse((await importItem()).body)
  const refused = [
    await importItem({ ItemId: itemId }),
    await importItem({ ChangeKey: changeKey }),
    await importItem({ ItemId: itemId, ChangeKey: changeKey }),
  ]
  expect([refused.map(({ status }) => status >= 400), contents().length]).toEqual([[true, true, true], 1])
})

test('import-session.update', async () => {
  const { importItem, contents } = await setup()
  const made = importItemResponseSchema.parse((await importItem()).body)
  const update = { Mode: 'update', ItemId: made.itemId, ChangeKey: made.changeKey, Data: base64(mail('Dinner')) }
  const { itemId, changeKey } = importItemResponseSchema.parse((await importItem(update)).body)
  expect([itemId, changeKey === made.changeKey, contents()]).toEqual([made.itemId, false, [mail('Dinner')]])
})

test('import-session.update-names-the-item', async () => {
  const { importItem, contents } = await setup()
  const { itemId, changeKey } = importItemResponseSchema.parse((await importItem()).body)
  const Data = base64(mail('Dinner'))
  const refused = [
    await importItem({ Data, Mode: 'update' }),
    await importItem({ Data, Mode: 'update', ItemId: itemId }),
    await importItem({ Data, Mode: 'update', ItemId: itemId, ChangeKey: `${changeKey}x` }),
  ]
  expect([refused.map(({ status }) => status >= 400), contents()]).toEqual([[true, true, true], [mail('Lunch')]])
})

test('import-session.items', async () => {
  const { importItem, get, mailbox } = await setup()
  const { itemId, changeKey } = importItemResponseSchema.parse((await importItem()).body)
  const { body } = await get(`${mailbox}/folders/inbox/items`)
  expect(body.value).toEqual([
    {
      id: itemId,
      changeKey,
      createdDateTime: expect.any(String),
      lastModifiedDateTime: expect.any(String),
      type: expect.stringMatching(/^IPM\./),
      size: mail('Lunch').length,
    },
  ])
})
