import supertest from 'supertest'
import { expect, test } from 'vitest'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openGraphWorld } from '../transport-cases/graph-world.ts'

// Every change of an item is in the log with who did it, whatever way it came.

async function setup() {
  const world = await openGraphWorld()
  const { tenant } = world
  const seen = () =>
    [...tenant.audit.log.entries()].map(({ operation, userType, result, details }) => [
      operation,
      userType,
      result,
      details['folder'],
    ])
  const asha = '/users/asha@contoso.example'
  const draft = { subject: 'Lunch', body: { contentType: 'text', content: 'At noon' } }
  return { ...world, seen, asha, draft }
}

test('what an app creates, changes, moves and deletes is recorded as done by the app', async () => {
  const { post, ask, seen, asha, draft, tenant } = await setup()
  const created = (await post(`${asha}/mailFolders/inbox/messages`, draft)).body
  await ask('patch', `${asha}/messages/${created.id}`, { body: { subject: 'Dinner' } })
  const moved = (await post(`${asha}/messages/${created.id}/move`, { destinationId: 'deleteditems' })).body
  await ask('delete', `${asha}/messages/${moved.id}`)
  expect(seen()).toEqual([
    ['Create', 'application', 'succeeded', 'Inbox'],
    ['Update', 'application', 'succeeded', 'Inbox'],
    ['MoveToDeletedItems', 'application', 'succeeded', 'Deleted Items'],
    ['SoftDelete', 'application', 'succeeded', 'Deletions'],
  ])
  const [first, last] = [...tenant.audit.log.entries()].filter(({ sequence }) => sequence === 1 || sequence === 4)
  expect(first?.objectId).toBe(last?.objectId)
  expect(JSON.stringify(first)).not.toContain('Lunch')
})

test('an import is recorded with the digest of its octets, by the app that opened the session', async () => {
  const { ask, get, seen, tenant, room } = await setup()
  const mailboxId = tenant.snapshot()[0]?.mailboxId ?? ''
  const mailbox = `/admin/exchange/mailboxes/${mailboxId}`
  const folders = (await get(`${mailbox}/folders`)).body.value as { id: string; displayName: string }[]
  const { importUrl } = (await ask('post', `${mailbox}/createImportSession`)).body
  const item = { FolderId: folders[0]?.id, Mode: 'create', Data: Buffer.from('Subject: x\r\n\r\n').toString('base64') }
  await supertest(expressTransport(tenant, room))
    .post(new URL(importUrl).pathname + new URL(importUrl).search)
    .send(item)
  expect(seen()).toEqual([['Create', 'application', 'succeeded', folders[0]?.displayName]])
  const [entry] = [...tenant.audit.log.entries()]
  expect(entry?.details).toMatchObject({
    mailbox: 'asha@contoso.example',
    sizeBytes: 14,
    sha256: tenant.snapshot()[0]?.messages[0]?.contentSha256,
  })
})

test('what the owner does is recorded as done by the owner, and a deletion that was blocked as blocked', async () => {
  const { seen, tenant } = await setup()
  const owner = tenant.userActs('asha@contoso.example')
  const messageId = owner.deposit({
    folderId: owner.wellKnownFolder('inbox'),
    message: Buffer.from('Subject: x\r\n\r\n'),
  })
  owner.deleteMessage(messageId)
  owner.purgeMessage(owner.recoverable()[0] ?? '')
  expect(seen().map(([operation, userType, result]) => [operation, userType, result])).toEqual([
    ['Create', 'regular', 'succeeded'],
    ['SoftDelete', 'regular', 'succeeded'],
    ['HardDelete', 'regular', 'blocked'],
  ])
  const [, , blocked] = [...tenant.audit.log.entries()]
  expect([blocked?.details['keptBy'], blocked?.userPrincipalName]).toEqual([
    'single item recovery',
    'asha@contoso.example',
  ])
})
