import supertest from 'supertest'
import { expect, test } from 'vitest'
import { shownForecastSchema } from '../../contract/index.ts'
import type { AdminRole } from '../roles/role-groups.ts'
import { openSignInWorld } from '../transport-cases/sign-in-world.ts'

// Holds and retention over HTTP: who may do what, how each refusal says what is right, and what the answers show.

async function setup(roles: readonly AdminRole[] = ['Legal Hold', 'Retention Management']) {
  const { tenant, app, signIn, room } = await openSignInWorld()
  tenant.roleGroups.create({ name: 'Compliance', roles, members: ['asha'] })
  const token = (await signIn('asha@contoso.example', 'User.Read')).access_token
  const ask = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object) =>
    supertest(app)[method](`/compliance/v1${path}`).auth(token, { type: 'bearer' }).send(body)
  const deposit = (subject: string) => {
    const acts = tenant.userActs('asha@contoso.example')
    const message = Buffer.from(`Date: Sun, 1 Nov 2026 06:00:00 +0000\r\nSubject: ${subject}\r\n\r\nHello\r\n`)
    return acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message })
  }
  return { tenant, room, ask, deposit, acts: tenant.userActs('asha@contoso.example') }
}

const asha = '/mailboxes/asha@contoso.example'
const policy = { name: 'Short', action: 'delete', days: 7 }

test('a Litigation Hold is placed, seen and released', async () => {
  const { ask } = await setup()
  const placed = await ask('put', `${asha}/litigation-hold`, { durationDays: 365, comment: 'Case 7' })
  const hold = {
    ...{ kind: 'litigation', holdId: null, caseId: null, name: 'Case 7', owner: 'asha@contoso.example' },
    ...{ contentQuery: '', durationDays: 365, users: ['asha@contoso.example'] },
    ...{ placedAt: '2026-11-22T06:00:00.000Z', actsAt: '2026-11-22T06:00:00.000Z' },
  }
  expect([placed.status, placed.body]).toEqual([200, hold])
  expect((await ask('get', '/holds')).body).toEqual({ value: [hold] })
  expect((await ask('get', asha)).body).toMatchObject({ state: 'active', holds: [hold], delayHoldUntil: null })
  expect((await ask('delete', `${asha}/litigation-hold`)).status).toBe(204)
  expect((await ask('get', '/holds')).body).toEqual({ value: [] })
})

test('case holds with a query that cannot be read are refused, and listed when they can', async () => {
  const { ask, tenant } = await setup()
  const { holds } = tenant.compliance
  const hold = { holdId: 'h', caseId: 'c', displayName: 'Lunch', entryIds: ['asha'] }
  expect(() => holds.place({ ...hold, contentQuery: '(lunch' })).toThrow('cannot be read')
  holds.place({ ...hold, contentQuery: 'lunch' })
  expect((await ask('get', '/holds')).body.value).toMatchObject([
    { kind: 'case', name: 'Lunch', contentQuery: 'lunch' },
  ])
})

test('a pass by hand removes what nothing holds, and keeps what the query of a hold finds', async () => {
  const { ask, tenant, deposit, acts, room } = await setup()
  tenant.compliance.holds.place({
    ...{ holdId: 'h', caseId: 'c', displayName: 'Lunch', entryIds: ['asha'], contentQuery: 'subject:lunch' },
  })
  for (const subject of ['Lunch at one', 'Dinner']) acts.deleteMessage(deposit(subject))
  const items = async () => (await ask('get', `${asha}/recoverable-items`)).body.value
  expect(await items()).toMatchObject([
    { place: 'Deletions', subject: 'Lunch at one', deletedAt: '2026-11-22T06:00:00.000Z' },
    { place: 'Deletions', subject: 'Dinner' },
  ])
  room.clock.set(new Date('2026-12-06T06:00:00Z'))
  const pass = (await ask('post', '/assistant/passes', {})).body
  expect(pass).toMatchObject({ mailboxes: [{ user: 'asha@contoso.example', erased: 1, kept: 1 }] })
  expect(await items()).toMatchObject([{ place: 'DiscoveryHolds', subject: 'Lunch at one' }])
})

test('policies are created, used and deleted', async () => {
  const { ask, deposit, room } = await setup()
  deposit('Old')
  const created = await ask('post', '/retention-policies', { ...policy, users: ['asha@contoso.example'] })
  expect([created.status, created.body]).toMatchObject([201, { name: 'Short', from: 'received', excludedUsers: [] }])
  expect((await ask('patch', '/settings', { retentionMailboxBytesMin: 0 })).body.retentionMailboxBytesMin).toBe(0)
  room.clock.set(new Date('2026-11-29T06:00:00Z'))
  const pass = await ask('post', '/assistant/passes', { user: 'asha@contoso.example' })
  expect(pass.body.mailboxes).toMatchObject([{ softDeleted: 1 }])
  expect((await ask('get', asha)).body.retentionPolicies).toEqual(['Short'])
  expect((await ask('delete', '/retention-policies/short')).status).toBe(204)
  expect((await ask('get', '/retention-policies')).body).toEqual({ value: [] })
})

test('a leaver is found by name', async () => {
  const { ask, tenant } = await setup()
  await ask('put', '/mailboxes/ben@contoso.example/litigation-hold', {})
  tenant.change('ben', { mailbox: 'soft-deleted' })
  expect((await ask('get', '/mailboxes/BEN@contoso.example')).body.state).toBe('inactive')
})

test.each([
  ['holdsRoleMissing', 'get', asha, {}, '403 HoldsRoleMissing'],
  ['legalHoldMissing', 'get', '/holds', {}, '403 LegalHoldMissing'],
  ['legalHoldMissing', 'put', `${asha}/litigation-hold`, {}, '403 LegalHoldMissing'],
  ['retentionManagementMissing', 'post', '/retention-policies', policy, '403 RetentionManagementMissing'],
  ['retentionManagementMissing', 'post', '/assistant/passes', {}, '403 RetentionManagementMissing'],
] as const)('%s: %s %s', async (_name, method, path, body, refusal) => {
  const { ask } = await setup(['Case Management'])
  const answer = await ask(method, path, body)
  expect(`${answer.status} ${answer.body.error.code}`).toBe(refusal)
})

test.each([
  ['mailboxOfNobody', 'put', '/mailboxes/nobody@contoso.example/litigation-hold', {}, '404 MailboxNotFound'],
  ['litigationHoldUnknown', 'delete', `${asha}/litigation-hold`, undefined, '404 LitigationHoldNotFound'],
  ['retentionPolicyUnknown', 'get', '/retention-policies/none', undefined, '404 RetentionPolicyNotFound'],
  ['retentionPolicyExists', 'post', '/retention-policies', policy, '409 RetentionPolicyExists'],
  ['bodyInvalid', 'post', '/retention-policies', { ...policy, days: null }, '400 ErrorInvalidRequest'],
  ['bodyInvalid', 'patch', '/settings', { deletedItemRetentionDays: 31 }, '400 ErrorInvalidRequest'],
] as const)('%s: %s %s', async (_name, method, path, body, refusal) => {
  const { ask } = await setup()
  await ask('post', '/retention-policies', policy)
  const answer = await ask(method, path, body)
  expect(`${answer.status} ${answer.body.error.code}`).toBe(refusal)
})

test('a mailbox has its own days and its own single item recovery until it is as the tenant again', async () => {
  const { ask, tenant, deposit, acts } = await setup()
  const seen = async () => {
    const { deletedItemRetentionDays, singleItemRecovery } = (await ask('get', asha)).body
    return [deletedItemRetentionDays, singleItemRecovery]
  }
  expect(await seen()).toEqual([14, true])
  await ask('patch', asha, { deletedItemRetentionDays: 30, singleItemRecovery: false })
  await ask('patch', '/settings', { deletedItemRetentionDays: 7 })
  expect(await seen()).toEqual([30, false])
  const restore = tenant.compliance.settings.save()
  await ask('patch', asha, { deletedItemRetentionDays: null })
  expect(await seen()).toEqual([7, false])
  restore()
  expect(await seen()).toEqual([30, false])
  // Without single item recovery, what its owner purges is gone at once.
  acts.deleteMessage(deposit('Lunch'))
  for (const deleted of acts.recoverable()) acts.purgeMessage(deleted)
  expect((await ask('get', `${asha}/recoverable-items`)).body.value).toEqual([])
  const recorded = [...tenant.audit.log.entries()].filter(({ operation }) => operation === 'Set-Mailbox')
  expect(recorded.map(({ details }) => details)).toEqual([
    { deletedItemRetentionDays: 30, singleItemRecovery: false },
    { deletedItemRetentionDays: null },
  ])
})

test('the forecast has the passes that move and remove items, and what keeps the others', async () => {
  const { ask, deposit } = await setup()
  await ask('patch', '/settings', { retentionMailboxBytesMin: 0 })
  deposit('one')
  const forecast = async () => shownForecastSchema.parse((await ask('get', `${asha}/forecast`)).body)
  expect(await forecast()).toMatchObject({
    ...{ user: 'asha@contoso.example', at: '2026-11-22T06:00:00.000Z', nextPassAt: '2026-11-29T06:00:00.000Z' },
    ...{ isSmall: false, passes: [], keptForEver: [{ by: 'nothing deletes it', items: 1 }], items: [] },
  })
  await ask('post', '/retention-policies', { name: 'Month', action: 'delete', days: 30 })
  const leavesSightAt = '2026-12-06T06:00:00.000Z'
  const goneAt = '2026-12-20T06:00:00.000Z'
  expect(await forecast()).toMatchObject({
    passes: [
      { at: leavesSightAt, leaveSight: 1, gone: 0 },
      { at: goneAt, leaveSight: 0, gone: 1 },
    ],
    keptForEver: [],
    items: [{ subject: 'one', place: null, leavesSightAt, goneAt, keptBy: null }],
  })
  await ask('put', `${asha}/litigation-hold`, {})
  expect(await forecast()).toMatchObject({
    passes: [{ at: leavesSightAt, leaveSight: 1, gone: 0 }],
    keptForEver: [{ by: 'litigation hold', items: 1 }],
  })
})
