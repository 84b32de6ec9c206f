import { expect, test } from 'vitest'
import { sampleEntry } from '../sample-tenant.ts'
import { type GraphWorld, openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const asha = '/users/asha@contoso.example'
const inbox = `${asha}/mailFolders/inbox`
const dayMs = 24 * 60 * 60 * 1000

interface Gone {
  reason: string
}
interface Entry {
  id: string
  subject?: string
  displayName?: string
  totalItemCount?: number
  parentFolderId?: string
  attachments?: object[]
  '@removed'?: Gone
}

/** Reads all pages of a round. */
async function round({ get, follow }: GraphWorld, from: string, headers: Record<string, string> = {}) {
  const entries: Entry[] = []
  const lengths: number[] = []
  let { status, body } = from.startsWith('/') ? await get(from, headers) : await follow(from, headers)
  for (;;) {
    expect(status).toBe(200)
    entries.push(...body.value)
    lengths.push(body.value.length)
    const next: string | undefined = body['@odata.nextLink']
    if (next === undefined) return { entries, lengths, link: String(body['@odata.deltaLink']) }
    expect(next).toContain('?$skiptoken=')
    ;({ status, body } = await follow(next, headers))
  }
}

const subjects = (entries: Entry[]) => entries.map(({ subject, '@removed': gone }) => gone?.reason ?? subject)

async function withMail(count: number) {
  const world = await openGraphWorld()
  const ids: string[] = []
  for (let number = 1; number <= count; number += 1) {
    ids.push((await world.post(`${inbox}/messages`, { subject: `Mail ${number}` })).body.id)
  }
  return { ...world, ids }
}

test('delta.first-round', async () => {
  const world = await withMail(23)
  await world.post(`${asha}/messages`, { subject: 'In Drafts' })
  const { entries, lengths, link } = await round(world, `${inbox}/messages/delta`)
  expect(entries.map(({ id }) => id)).toEqual(world.ids)
  expect([lengths, link.includes('?$deltatoken=')]).toEqual([[10, 10, 3], true])
  const whole = (await world.get(`${inbox}/messages/${world.ids[0]}`)).body
  const { '@odata.context': _, ...message } = whole
  expect(entries[0]).toEqual({ '@odata.type': '#microsoft.graph.message', ...message })
})

test('delta.next-round', async () => {
  const world = await withMail(3)
  const { ask, post, ids } = world
  const first = await round(world, `${inbox}/messages/delta`)
  expect((await round(world, first.link)).entries).toEqual([])
  await ask('patch', `${asha}/messages/${ids[0]}`, { body: { isRead: false } })
  await ask('delete', `${asha}/messages/${ids[1]}`)
  await post(`${asha}/messages/${ids[2]}/move`, { destinationId: 'archive' })
  await post(`${inbox}/messages`, { subject: 'New' })
  const second = await round(world, first.link)
  expect(subjects(second.entries)).toEqual(['Mail 1', 'deleted', 'deleted', 'New'])
  expect(second.entries[1]).toEqual({
    '@odata.type': '#microsoft.graph.message',
    id: ids[1],
    '@removed': { reason: 'deleted' },
  })
  expect((await round(world, second.link)).entries).toEqual([])
  // The same link leads to the same changes again.
  expect(subjects((await round(world, first.link)).entries)).toEqual(['Mail 1', 'deleted', 'deleted', 'New'])
})

test('delta.while-it-changes', async () => {
  const world = await withMail(6)
  const { ask, follow, get, ids } = world
  const { body } = await get(`${inbox}/messages/delta?$top=2`)
  await ask('patch', `${asha}/messages/${ids[0]}`, { body: { categories: ['Red'] } })
  await ask('patch', `${asha}/messages/${ids[5]}`, { body: { categories: ['Red'] } })
  await ask('delete', `${asha}/messages/${ids[1]}`)
  await ask('delete', `${asha}/messages/${ids[2]}`)
  const rest = await round(world, body['@odata.nextLink'])
  expect(subjects(rest.entries)).toEqual(['Mail 4', 'Mail 5'])
  const { entries } = await round(world, rest.link)
  expect(subjects(entries)).toEqual(['Mail 1', 'Mail 6', 'deleted', 'deleted'])
  expect((await follow(rest.link)).status).toBe(200)
})

test('delta.options', async () => {
  const world = await withMail(5)
  const { room, post, ask, ids } = world
  const delta = `${inbox}/messages/delta`
  const selected = await round(world, `${delta}?$select=subject&$top=2`)
  expect(selected.lengths).toEqual([2, 2, 1])
  const keys = ['@odata.type', '@odata.etag', 'id', 'subject']
  expect(selected.entries.map((entry) => Object.keys(entry))).toEqual(Array(5).fill(keys))
  expect((await round(world, delta, { Prefer: 'odata.maxpagesize=4' })).lengths).toEqual([4, 1])
  room.clock.advance(dayMs)
  const since = room.clock.now().toISOString()
  const late = await post(`${inbox}/messages`, { subject: 'Late' })
  await ask('patch', `${asha}/messages/${ids[0]}`, { body: { subject: 'Mail 1b' } })
  const filtered = `${delta}?$filter=receivedDateTime ge ${since}&$expand=attachments`
  const { entries } = await round(world, filtered)
  expect([subjects(entries), entries[0]?.attachments]).toEqual([['Late'], []])
  expect((await round(world, `${delta}?$orderby=receivedDateTime desc&$top=2`)).entries.map(({ id }) => id)).toEqual([
    late.body.id,
    ...ids.toReversed(),
  ])
  await ask('delete', `${asha}/messages/${ids[4]}`)
  const { link } = selected
  expect(Object.keys((await round(world, link)).entries[0] ?? {})).toEqual(keys)
  const changed = async (changeType: string) => {
    const first = await round(world, `${delta}?changeType=${changeType}`)
    await post(`${inbox}/messages`, { subject: `Created for ${changeType}` })
    await ask('patch', `${asha}/messages/${ids[1]}`, { body: { subject: 'Mail 2b' } })
    await ask('delete', `${asha}/messages/${ids.pop()}`)
    return subjects((await round(world, first.link)).entries)
  }
  expect(await changed('created')).toEqual(['Created for created'])
  expect(await changed('updated')).toEqual(['Mail 2b'])
  expect(await changed('deleted')).toEqual(['deleted'])
})

test('delta.other-options', async () => {
  const { get, follow } = await withMail(1)
  const delta = `${inbox}/messages/delta`
  for (const options of [
    '$filter=isRead eq true',
    '$filter=receivedDateTime lt 2026-11-22T06:00:00Z',
    '$orderby=receivedDateTime',
    '$orderby=subject desc',
    'changeType=moved',
  ]) {
    expect([options, refusalIn(await get(`${delta}?${options}`))]).toEqual([options, [400, 'ErrorInvalidUrlQuery']])
  }
  const { body } = await get(delta)
  expect((await follow(`${body['@odata.deltaLink']}&$select=id`)).status).toBe(400)
  expect((await get(`${delta}?$deltatoken=made-up`)).status).toBe(400)
  const token = new URL(body['@odata.deltaLink']).searchParams.get('$deltatoken')
  expect((await get(`${asha}/mailFolders/drafts/messages/delta?$deltatoken=${token}`)).status).toBe(400)
})

test('delta.immutable-ids', async () => {
  const world = await withMail(2)
  const { post, ids } = world
  const headers = { Prefer: 'IdType="ImmutableId"' }
  const first = await round(world, `${inbox}/messages/delta`, headers)
  const there = await post(`${asha}/messages/${ids[0]}/move`, { destinationId: 'archive' })
  await post(`${asha}/messages/${there.body.id}/move`, { destinationId: 'inbox' })
  const { entries } = await round(world, first.link, headers)
  expect([subjects(entries), entries[0]?.id]).toEqual([['Mail 1'], first.entries[0]?.id])
  // Without it, the message is another one now.
  expect(subjects((await round(world, first.link)).entries).toSorted()).toEqual(['Mail 1', 'deleted'])
})

test('delta.folders', async () => {
  const world = await openGraphWorld()
  const { ask, post } = world
  const projects = (await post(`${asha}/mailFolders`, { displayName: 'Projects' })).body.id
  const below = (await post(`${asha}/mailFolders/${projects}/childFolders`, { displayName: 'Below' })).body.id
  await post(`${asha}/mailFolders`, { displayName: 'Hidden', isHidden: true })
  const first = await round(world, `${asha}/mailFolders/delta?$select=displayName,totalItemCount,parentFolderId`)
  const names = first.entries.map(({ displayName }) => displayName)
  expect(names).toEqual(expect.arrayContaining(['Inbox', 'Conflicts', 'Projects', 'Below']))
  expect([names.includes('Hidden'), names.includes('Calendar'), names.length]).toEqual([false, false, 16])
  const changes = async () => {
    const { entries, link } = await round(world, first.link)
    first.link = link
    return entries.map(({ displayName, '@removed': gone, totalItemCount }) => [
      displayName ?? gone?.reason,
      totalItemCount,
    ])
  }
  await ask('patch', `${asha}/mailFolders/${below}`, { body: { displayName: 'Deep' } })
  await post(`${inbox}/messages`, { subject: 'Counts' })
  expect(await changes()).toEqual([
    ['Deep', 0],
    ['Inbox', 1],
  ])
  await ask('delete', `${asha}/mailFolders/${projects}`)
  expect((await changes()).map(([name]) => name)).toEqual(['Projects', 'Deep', 'Deleted Items'])
  await ask('delete', `${asha}/mailFolders/${projects}`)
  expect((await changes()).map(([name]) => name)).toEqual(['deleted', 'deleted', 'Deleted Items'])
})

test('delta.users', async () => {
  const world = await openGraphWorld()
  const { tenant } = world
  for (const name of ['ben', 'cleo']) tenant.hire(sampleEntry(name))
  const first = await round(world, '/users/delta?$select=displayName&$top=2')
  expect([first.entries.map(({ displayName }) => displayName), first.lengths]).toEqual([
    ['asha', 'ben', 'cleo'],
    [2, 1],
  ])
  const latest = await round(world, '/users/delta?$deltatoken=latest')
  expect(latest.entries).toEqual([])
  tenant.change('ben', { displayName: 'Benjamin' })
  tenant.change('cleo', { mailbox: 'soft-deleted' })
  tenant.hire(sampleEntry('dan'))
  tenant.hire(sampleEntry('staff', { kind: 'group' }))
  const { entries } = await round(world, latest.link)
  expect(entries.map(({ displayName, '@removed': gone }) => displayName ?? gone?.reason)).toEqual([
    'Benjamin',
    'changed',
    'dan',
  ])
  const [benId] = entries.map(({ id }) => id)
  const one = await round(world, `/users/delta?$filter=id eq '${benId}'`)
  expect(one.entries.map(({ displayName }) => displayName)).toEqual(['Benjamin'])
  expect((await world.get("/users/delta?$filter=mail eq 'x'")).status).toBe(400)
})

test('delta.expiry', async () => {
  const world = await withMail(1)
  const { room, follow } = world
  const links = [await round(world, '/users/delta'), await round(world, `${inbox}/messages/delta`)]
  room.clock.advance(7 * dayMs)
  for (const { link } of links) expect((await follow(link)).status).toBe(200)
  room.clock.advance(24 * dayMs)
  for (const { link } of links) {
    const { status, headers } = await follow(link)
    expect([status, headers['location']]).toEqual([410, `${link.split('?')[0]}?$deltatoken=`])
    expect((await round(world, String(headers['location']))).entries).toHaveLength(1)
  }
})

test('delta.undone', async () => {
  const world = await withMail(1)
  const { tenant, post } = world
  const before = await round(world, `${inbox}/messages/delta`)
  const putBack = tenant.save()
  await post(`${inbox}/messages`, { subject: 'Undone' })
  const after = await round(world, before.link)
  putBack()
  await post(`${inbox}/messages`, { subject: 'Another' })
  expect(refusalIn(await world.follow(after.link))).toEqual([410, 'SyncStateNotFound'])
  expect(subjects((await round(world, before.link)).entries)).toEqual(['Another'])
})

test('delta.spellings', async () => {
  const world = await withMail(2)
  const user = "/users('asha@contoso.example')"
  for (const path of [
    `${inbox}/messages/delta()`,
    `${inbox}/messages/microsoft.graph.delta()`,
    `${user}/mailFolders('inbox')/messages/delta()`,
    `${user}/mailFolders('inbox')/messages/microsoft.graph.delta`,
  ]) {
    const { entries, link } = await round(world, path)
    expect([path, entries.length, link.includes(`/v1.0${path}?`)]).toEqual([path, 2, true])
  }
  expect((await world.get(`${user}/mailFolders/microsoft.graph.delta()`)).status).toBe(200)
  expect((await world.get('/users/delta()')).status).toBe(200)
})
