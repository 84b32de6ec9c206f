import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import {
  graphCollectionSchema,
  graphMessageSchema,
  tokenResponseSchema,
  uploadProgressSchema,
  uploadSessionSchema,
} from '../../harness/contract/index.ts'
import { createVirtualClock } from '../../harness/control/clock.ts'
import { createFaultBoard } from '../../harness/control/faults/fault-board.ts'
import { expressTransport } from '../../harness/control/http/express-transport.ts'
import { listen } from '../../harness/control/http/listener.ts'
import { createJournal } from '../../harness/control/journal.ts'
import { createChance } from '../../harness/control/seed.ts'
import { createTenant } from '../../harness/m365/index.ts'
import { octetProblems } from '../../harness/oracle/audit/check-octets.ts'
import { readMail } from '../../harness/oracle/mail/read-mail.ts'

// Sends the requests of another maker's archiver, one by one; checks what it reads back and what the judge finds.

const app = { tenantId: '0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0', clientId: 'archiver', clientSecret: 'the secret' }
const asha = '/v1.0/users/asha@contoso.example'
const headerProperty = (name: string) => `String {00020386-0000-0000-C000-000000000046} Name ${name}`
const keyProperty = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name ArchiverKey'

async function setup() {
  const clock = createVirtualClock(new Date('2026-11-22T06:00:00Z'))
  const tenant = await createTenant({ clock, chance: createChance(7), ...app })
  tenant.hire({
    entryId: 'asha',
    kind: 'user',
    displayName: 'Asha',
    userPrincipalName: 'asha@contoso.example',
    primaryAddress: 'asha@contoso.example',
    aliases: [],
    mailbox: 'active',
    accountEnabled: true,
  })
  const room = { clock, faults: createFaultBoard(), journal: createJournal() }
  const listener = await listen(expressTransport(tenant, room))
  onTestFinished(() => listener.close())
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  })
  const login = await fetch(`${listener.url}/${app.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: form })
  const { access_token: token } = tokenResponseSchema.parse(await login.json())
  const graph = async (path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return fetch(`${listener.url}${path}`, { ...sent, headers })
  }
  return { tenant, graph }
}

test('a message of 9.9 MB comes back equal to the byte, and is to the judge what was archived', async () => {
  const { tenant, graph } = await setup()
  const bytes = createHash('shake256', { outputLength: 9_900_000 }).update('a large attachment').digest()
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  const folderAnswer = await graph(`${asha}/mailFolders`, { displayName: 'WhatsApp Archiver' })
  const folder = z.looseObject({ id: z.string() }).parse(await folderAnswer.json())
  const made = await graph(`${asha}/mailFolders/${folder.id}/messages`, {
    subject: 'WhatsApp – Ben → Asha',
    body: { contentType: 'text', content: 'Die Speisekarte für heute\n\u{1f35c}\n' },
    from: { emailAddress: { name: 'Ben Müller', address: 'ben@contoso.example' } },
    toRecipients: [{ emailAddress: { name: 'Asha', address: 'asha@contoso.example' } }],
    internetMessageId: '<7f3a@archiver.example>',
    isDraft: false,
    singleValueExtendedProperties: [
      { id: 'Integer 0x0E07', value: '4' },
      { id: 'SystemTime 0x0039', value: '2026-11-21T20:15:30Z' },
      { id: 'SystemTime 0x0E06', value: '2026-11-21T20:15:30Z' },
      { id: keyProperty, value: '7f3a' },
      { id: headerProperty('X-TELEMESSAGE-ArchiveMessageID'), value: '7f3a' },
    ],
  })
  const message = graphMessageSchema.parse(await made.json())
  const session = await graph(`${asha}/messages/${message.id}/attachments/createUploadSession`, {
    AttachmentItem: { attachmentType: 'file', name: 'Menü.pdf', size: bytes.length, contentType: 'application/pdf' },
  })
  const { uploadUrl } = uploadSessionSchema.parse(await session.json())
  const chunkBytes = 3_932_160
  let last: Response | undefined
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const chunk = bytes.subarray(from, from + chunkBytes)
    const range = `bytes ${from}-${from + chunk.length - 1}/${bytes.length}`
    const headers = { 'content-type': 'application/octet-stream', 'content-range': range }
    last = await fetch(uploadUrl, { method: 'PUT', headers, body: chunk })
    if (last.status === 200) {
      expect(uploadProgressSchema.parse(await last.json()).NextExpectedRanges).toEqual([String(from + chunk.length)])
    }
  }
  expect([made.status, session.status, last?.status]).toEqual([201, 201, 201])

  const attachmentId = /Attachments\('([^']+)'\)$/.exec(last?.headers.get('location') ?? '')?.[1]
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${keyProperty}' and ep/value eq '7f3a')`
  const answer = await graph(`${asha}/messages?$filter=${encodeURIComponent(filter)}`)
  const found = graphCollectionSchema(graphMessageSchema).parse(await answer.json())
  const value = await graph(`${asha}/messages/${message.id}/attachments/${attachmentId}/$value`)
  expect(found.value).toMatchObject([
    {
      id: message.id,
      isDraft: false,
      hasAttachments: true,
      sentDateTime: '2026-11-21T20:15:30Z',
      receivedDateTime: '2026-11-21T20:15:30Z',
    },
  ])
  expect(value.headers.get('content-type')).toBe('application/pdf')
  expect(bytes.equals(Buffer.from(await value.arrayBuffer()))).toBe(true)

  const [stored] = tenant.snapshot()[0]?.messages ?? []
  const mail = await readMail(stored?.content ?? Buffer.of())
  expect(octetProblems(stored?.content ?? Buffer.of())).toEqual([])
  expect(stored).toMatchObject({ folderId: folder.id, isDraft: false, sentTime: new Date('2026-11-21T20:15:30Z') })
  expect(mail).toMatchObject({
    archiveMessageId: '7f3a',
    messageId: '<7f3a@archiver.example>',
    subject: 'WhatsApp – Ben → Asha',
    date: new Date('2026-11-21T20:15:30Z'),
    from: [{ name: 'Ben Müller', address: 'ben@contoso.example' }],
    to: [{ name: 'Asha', address: 'asha@contoso.example' }],
    text: 'Die Speisekarte für heute\n\u{1f35c}\n',
    attachments: [{ fileName: 'Menü.pdf', contentType: 'application/pdf', sizeBytes: bytes.length, sha256 }],
  })
})
