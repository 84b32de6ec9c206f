import supertest from 'supertest'
import { expect, it } from 'vitest'
import { expressTransport } from '../control/http/express-transport.ts'
import { createChance } from '../control/seed.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from './sample-tenant.ts'

it('draws the same ids in two runs with one seed, whatever happens in other mailboxes in between', async () => {
  const [one, two, other] = await Promise.all([7, 7, 8].map((seed) => openSampleTenant({ chance: createChance(seed) })))
  for (const world of [one, two, other]) world?.tenant.hire(sampleEntry('ben'))
  const bens = two?.tenant.userActs('ben@contoso.example')
  bens?.deposit({ folderId: bens.wellKnownFolder('inbox'), message: Buffer.from('Subject: noise\r\n\r\n') })
  const ids = [one, two, other].map((world) => {
    const acts = world?.tenant.userActs('asha@contoso.example')
    const folderId = acts?.createFolder({ name: 'Projects' }) ?? ''
    const messageId = acts?.deposit({ folderId, message: Buffer.from('Subject: x\r\n\r\n') })
    return [world?.tenant.snapshot()[0]?.mailboxId, folderId, messageId]
  })
  expect(ids[1]).toEqual(ids[0])
  for (const [index, id] of (ids[2] ?? []).entries()) expect(id).not.toBe(ids[0]?.[index])
})

it('draws the same request ids in two runs with one seed', async () => {
  const requestIds = await Promise.all(
    [1, 2].map(async () => {
      const { tenant, room } = await openSampleTenant()
      const app = expressTransport(tenant, room)
      const login = await supertest(app)
        .post(`/${sampleClient.tenantId}/oauth2/v2.0/token`)
        .type('form')
        .send(sampleForm())
      const users = await supertest(app).get('/v1.0/users').auth(login.body.access_token, { type: 'bearer' })
      return [login.headers['request-id'], users.headers['request-id'], users.body.value[0].id]
    }),
  )
  expect(requestIds[0]).toEqual(requestIds[1])
  expect(new Set(requestIds[0]).size).toBe(3)
})

it('has a mailbox for users, shared mailboxes and rooms that have one in any state', async () => {
  const { tenant } = await openSampleTenant()
  tenant.hire(sampleEntry('left', { mailbox: 'inactive' }))
  tenant.hire(sampleEntry('gone', { mailbox: 'soft-deleted' }))
  tenant.hire(sampleEntry('info', { kind: 'shared' }))
  tenant.hire(sampleEntry('room', { kind: 'room', primaryAddress: 'Room@contoso.example' }))
  tenant.hire(sampleEntry('none', { mailbox: 'none' }))
  tenant.hire(sampleEntry('guest', { kind: 'guest' }))
  tenant.hire(sampleEntry('group', { kind: 'group' }))
  tenant.hire(sampleEntry('contact', { kind: 'contact' }))
  const names = tenant.snapshot().map(({ address }) => address.split('@')[0])
  expect(names).toEqual(['asha', 'left', 'gone', 'info', 'room'])
})

it('shows the usual folders of a new mailbox, the root without a parent', async () => {
  const { tenant } = await openSampleTenant()
  const folders = tenant.snapshot()[0]?.folders ?? []
  const [root, ...others] = folders
  expect([root?.wellKnownName, root?.path, root?.parentFolderId]).toEqual(['msgfolderroot', [], undefined])
  const idOf = (path: string) => folders.find((folder) => folder.path.join('/') === path)?.folderId
  expect(others.every(({ path, parentFolderId }) => parentFolderId === idOf(path.slice(0, -1).join('/')))).toBe(true)
  expect(others.every(({ wellKnownName }) => wellKnownName !== undefined)).toBe(true)
  expect(others.map(({ path }) => path.join('/'))).toEqual([
    'Inbox',
    'Drafts',
    'Sent Items',
    'Deleted Items',
    'Junk Email',
    'Archive',
    'Outbox',
    'Conversation History',
    'Calendar',
    'Contacts',
    'Tasks',
    'Notes',
    'Journal',
    'Clutter',
    'Sync Issues',
    'Sync Issues/Conflicts',
    'Sync Issues/Local Failures',
    'Sync Issues/Server Failures',
    'Scheduled',
  ])
})

it('creates a mailbox with a licence, and keeps its content when the licence is removed', async () => {
  const { tenant } = await openSampleTenant()
  tenant.hire(sampleEntry('ben', { mailbox: 'none' }))
  expect(tenant.snapshot()).toHaveLength(1)
  tenant.change('ben', { mailbox: 'active', primaryAddress: 'Benjamin@contoso.example' })
  const acts = tenant.userActs('benjamin@contoso.example')
  acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: Buffer.from('Subject: x\r\n\r\n') })
  tenant.change('ben', { mailbox: 'none' })
  const mailbox = tenant.snapshot().find(({ address }) => address === 'benjamin@contoso.example')
  expect(mailbox?.messages).toHaveLength(1)
})

it('returns copies of the present directory entries', async () => {
  const { tenant } = await openSampleTenant()
  tenant.change('asha', { accountEnabled: false })
  tenant.directory()[0]?.aliases.push('stray@contoso.example')
  expect(tenant.directory()).toEqual([sampleEntry('asha', { accountEnabled: false })])
})
