import { expect, test } from 'vitest'
import { sampleClient, sampleEntry } from '../sample-tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'
import { openMailWorld } from '../transport-cases/mail-world.ts'

const asha = '/users/asha@contoso.example'
const ben = '/users/ben@contoso.example'
const person = (name: string) => ({ emailAddress: { name, address: `${name}@contoso.example` } })

async function setup() {
  const world = await openGraphWorld()
  world.tenant.hire(sampleEntry('ben'))
  const subjects = async (path: string) =>
    (await world.get(`${path}/messages`)).body.value.map(({ subject }: { subject: string }) => subject)
  return { ...world, subjects }
}

test('clients.copy-message', async () => {
  const { post, get, subjects } = await setup()
  const { id } = (await post(`${asha}/messages`, { subject: 'Lunch', toRecipients: [person('ben')] })).body
  const copy = await post(`${asha}/messages/${id}/copy`, { DestinationId: 'archive' })
  expect([copy.status, copy.body.subject, copy.body.isDraft, copy.body.id === id]).toEqual([201, 'Lunch', true, false])
  expect([await subjects(`${asha}/mailFolders/drafts`), await subjects(`${asha}/mailFolders/archive`)]).toEqual([
    ['Lunch'],
    ['Lunch'],
  ])
  expect((await get(`${asha}/messages/${copy.body.id}`)).body.toRecipients).toEqual([person('ben')])
  expect((await post(`${asha}/messages/${id}/copy`, { destinationId: 'nowhere' })).status).toBe(400)
})

test('clients.copy-folder', async () => {
  const { post, get, subjects } = await setup()
  const { id } = (await post(`${asha}/mailFolders`, { displayName: 'Projects' })).body
  const below = (await post(`${asha}/mailFolders/${id}/childFolders`, { displayName: 'Below' })).body.id
  await post(`${asha}/mailFolders/${below}/messages`, { subject: 'Deep' })
  const copy = await post(`${asha}/mailFolders/${id}/copy`, { destinationId: 'archive' })
  expect([copy.status, copy.body.displayName, copy.body.id === id]).toEqual([201, 'Projects', false])
  const [child] = (await get(`${asha}/mailFolders/${copy.body.id}/childFolders`)).body.value
  expect([child.displayName, await subjects(`${asha}/mailFolders/${child.id}`)]).toEqual(['Below', ['Deep']])
  expect(await subjects(`${asha}/mailFolders/${below}`)).toEqual(['Deep'])
  expect(refusalIn(await post(`${asha}/mailFolders/${id}/copy`, { destinationId: 'archive' }))).toEqual([
    409,
    'ErrorFolderExists',
  ])
  expect((await post(`${asha}/mailFolders/${id}/copy`, { destinationId: below })).status).toBe(400)
})

test('clients.nested-paths', async () => {
  const { post, get, ask } = await setup()
  const projects = (await post(`${asha}/mailFolders`, { displayName: 'Projects' })).body.id
  const below = (await post(`${asha}/mailFolders/${projects}/childFolders`, { displayName: 'Below' })).body.id
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'YQ==' }
  const nested = `${asha}/mailFolders/${projects}/childFolders/${below}`
  const message = (await post(`${nested}/messages`, { subject: 'Deep', attachments: [file] })).body
  const at = `${nested}/messages/${message.id}`
  const [attachment] = (await get(`${at}/attachments`)).body.value
  expect((await get(`${at}/attachments/${attachment.id}`)).body.name).toBe('a.txt')
  expect(String((await get(`${at}/attachments/${attachment.id}/$value`)).body)).toBe('a')
  expect((await get(`${at}/$value`)).text).toContain('Subject: Deep')
  expect((await post(`${at}/attachments`, file)).status).toBe(201)
  const large = { AttachmentItem: { attachmentType: 'file', name: 'b', size: 3_500_000 } }
  expect((await post(`${at}/attachments/createUploadSession`, large)).status).toBe(201)
  expect((await ask('delete', `${at}/attachments/${attachment.id}`)).status).toBe(204)
  expect((await get(`${nested}/childFolders`)).status).toBe(200)
  expect((await get(`${nested}/messages`)).body.value).toHaveLength(1)
  const elsewhere = `${asha}/mailFolders/inbox`
  expect([
    (await get(`${elsewhere}/messages/${message.id}/attachments`)).status,
    (await get(`${elsewhere}/messages/${message.id}/$value`)).status,
    (await get(`${elsewhere}/childFolders/${below}/messages`)).status,
  ]).toEqual([404, 404, 404])
  expect((await post(`${at}/move`, { destinationId: 'archive' })).status).toBe(201)
})

test('clients.translate-ids', async () => {
  const { post, get, ask } = await setup()
  const { id } = (await post(`${asha}/messages`, { subject: 'Lunch' })).body
  const headers = { Prefer: 'IdType="ImmutableId"' }
  const immutable = (await get(`${asha}/messages/${id}`, headers)).body.id
  const folder = (await get(`${asha}/mailFolders/inbox`)).body.id
  const translate = async (inputIds: string[], sourceIdType: string, targetIdType: string) =>
    (await post(`${asha}/translateExchangeIds`, { inputIds, sourceIdType, targetIdType })).body.value
  expect(await translate([id, folder], 'restId', 'restImmutableEntryId')).toEqual([
    { sourceId: id, targetId: immutable },
    { sourceId: folder, targetId: folder },
  ])
  const [{ targetId: ews }] = await translate([immutable], 'restImmutableEntryId', 'ewsId')
  expect([/[-_]/.test(ews), await translate([ews], 'ewsId', 'restId')]).toEqual([
    false,
    [{ sourceId: ews, targetId: id }],
  ])
  await ask('post', `${asha}/messages/${id}/move`, { body: { destinationId: 'archive' } })
  const [old, made] = await translate([id, 'made-up'], 'restId', 'restImmutableEntryId')
  expect([old.errorDetails.code, made.targetId]).toEqual(['ErrorItemNotFound', undefined])
  expect((await post(`${asha}/translateExchangeIds`, { inputIds: [], sourceIdType: 'restId' })).status).toBe(400)
})

test('clients.translate-entry-ids', async () => {
  const { post } = await setup()
  const status = async (sourceIdType: string, targetIdType: string) =>
    (await post(`${asha}/translateExchangeIds`, { inputIds: ['x'], sourceIdType, targetIdType })).status
  expect([await status('restId', 'entryId'), await status('immutableEntryId', 'restId')]).toEqual([501, 501])
})

test('clients.mailbox-settings', async () => {
  const { get } = await setup()
  const { body } = await get(`${asha}/mailboxSettings`)
  const archive = (await get(`${asha}/mailFolders/archive`)).body.id
  expect([body.timeZone, body.userPurpose, body.archiveFolder, body.automaticRepliesSetting.status]).toEqual([
    'UTC',
    'user',
    archive,
    'disabled',
  ])
  expect(body['@odata.context']).toContain("$metadata#users('asha%40contoso.example')/mailboxSettings")
  expect((await get(`${asha}/mailboxSettings/timeZone`)).body.value).toBe('UTC')
  expect((await get(`${asha}/mailboxSettings/language`)).body.locale).toBe('en-US')
  expect(Object.keys((await get(`${asha}/mailboxSettings?$select=language`)).body)).toEqual([
    '@odata.context',
    'language',
  ])
  const denied = await openGraphWorld({ roles: ['Mail.ReadWrite'] })
  expect((await denied.get(`${asha}/mailboxSettings`)).status).toBe(403)
})

test('clients.organization', async () => {
  const { get } = await setup()
  const { value } = (await get('/organization?$select=id,displayName,verifiedDomains')).body
  expect(value).toEqual([
    {
      id: sampleClient.tenantId,
      displayName: 'Mock tenant',
      verifiedDomains: [expect.objectContaining({ name: 'contoso.example', isDefault: true })],
    },
  ])
  expect((await get(`/organization/${sampleClient.tenantId}`)).body.tenantType).toBe('AAD')
  expect((await get('/organization/elsewhere')).status).toBe(404)
})

test('clients.send-mail', async () => {
  const { post, get, subjects } = await setup()
  const message = { subject: 'Lunch', toRecipients: [person('ben')], bccRecipients: [person('asha')] }
  const { status, text } = await post(`${asha}/sendMail`, { message })
  expect([status, text]).toEqual([202, ''])
  const [[kept], [got]] = [
    (await get(`${asha}/mailFolders/sentitems/messages`)).body.value,
    (await get(`${ben}/mailFolders/inbox/messages`)).body.value,
  ]
  expect([kept.isDraft, kept.isRead, kept.from, kept.bccRecipients]).toEqual([
    false,
    true,
    person('asha'),
    [person('asha')],
  ])
  expect([got.isDraft, got.isRead, got.from, got.bccRecipients]).toEqual([false, false, person('asha'), []])
  expect([got.internetMessageId, await subjects(`${asha}/mailFolders/inbox`)]).toEqual([
    kept.internetMessageId,
    ['Lunch'],
  ])
  await post(`${asha}/sendMail`, { Message: { ...message, subject: 'Not kept' }, SaveToSentItems: false })
  expect(await subjects(`${asha}/mailFolders/sentitems`)).toEqual(['Lunch'])
  expect(await subjects(`${ben}/mailFolders/inbox`)).toEqual(['Not kept', 'Lunch'])
})

test('clients.send-mime', async () => {
  const { tenant, post, get } = await openMailWorld()
  tenant.hire(sampleEntry('ben'))
  const mime = ['From: asha@contoso.example', 'To: ben@contoso.example', 'Subject: As MIME', '', 'At noon?', ''].join(
    '\r\n',
  )
  expect((await post('sendMail', Buffer.from(mime).toString('base64'), 'text/plain')).status).toBe(202)
  const [got] = (await get(`/v1.0${ben}/mailFolders/inbox/messages`)).body.value
  expect([got.subject, got.body.content.trim()]).toEqual(['As MIME', 'At noon?'])
})

test('clients.send-draft', async () => {
  const { post, get, subjects } = await setup()
  const draft = (await post(`${asha}/messages`, { subject: 'Lunch', toRecipients: [person('ben')] })).body
  const headers = { Prefer: 'IdType="ImmutableId"' }
  const immutable = (await get(`${asha}/messages/${draft.id}`, headers)).body.id
  expect((await post(`${asha}/messages/${draft.id}/send`, {})).status).toBe(202)
  expect([await subjects(`${asha}/mailFolders/drafts`), await subjects(`${asha}/mailFolders/sentitems`)]).toEqual([
    [],
    ['Lunch'],
  ])
  expect(await subjects(`${ben}/mailFolders/inbox`)).toEqual(['Lunch'])
  expect((await get(`${asha}/messages/${immutable}`)).body.isDraft).toBe(false)
  expect((await post(`${asha}/messages/${immutable}/send`, {})).status).toBe(400)
})

test('clients.undeliverable', async () => {
  const { post, get } = await setup()
  const toRecipients = [person('nobody'), { emailAddress: { address: 'gus@partner.example' } }]
  expect((await post(`${asha}/sendMail`, { message: { subject: 'Lunch', toRecipients } })).status).toBe(202)
  const reports = (await get(`${asha}/mailFolders/inbox/messages`)).body.value
  expect(reports.map(({ subject, bodyPreview }: Record<string, string>) => [subject, bodyPreview])).toEqual([
    ['Undeliverable: Lunch', 'Your message could not be delivered to: nobody@contoso.example'],
  ])
})

test('clients.metadata', async () => {
  const { post, get } = await setup()
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'YQ==' }
  await post(`${asha}/messages`, { subject: 'Lunch', toRecipients: [person('ben')], attachments: [file] })
  const every = async (path: string): Promise<Record<string, unknown>> => (await get(path)).body.value[0]
  const [message, user] = [await every(`${asha}/messages`), await every('/users')]
  const answers = {
    message,
    user,
    mailFolder: await every(`${asha}/mailFolders`),
    fileAttachment: await every(`${asha}/messages/${message['id']}/attachments`),
    organization: await every('/organization'),
    recipient: (message['toRecipients'] as object[])[0] ?? {},
    itemBody: message['body'] as object,
    followupFlag: message['flag'] as object,
  }
  const document: string = (await get('/$metadata')).text ?? String((await get('/$metadata')).body)
  for (const [type, answer] of Object.entries(answers)) {
    const [, described = ''] =
      new RegExp(`Type Name="${type}">(.*?)</(?:Entity|Complex)Type>`, 's').exec(document) ?? []
    const properties = Object.keys(answer).filter((name) => !name.includes('@'))
    expect(properties.length, type).toBeGreaterThan(0)
    expect(
      properties.filter((name) => !described.includes(`<Property Name="${name}" `)),
      type,
    ).toEqual([])
  }
})
