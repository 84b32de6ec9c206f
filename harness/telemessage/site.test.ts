import { expect, it, vi } from 'vitest'
import { type CaptureEvent, type Item, itemSchema, type LoginResponse, type Registration } from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import { textOfBody, type WireRequest, type WireResponse } from '../control/wire.ts'
import { createSite, type Site, type SiteErrorCode } from './index.ts'
import { createAccounts } from './login/accounts.ts'
import { asha, bruno, outsider, sampleArchiver, sampleAttachment, sampleEvent } from './sample-event.ts'

const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
const credentials = { username: 'admin', password: 'secret' }
const accounts = await createAccounts([credentials])

async function setup(): Promise<Site> {
  const site = createSite({ clock, archiver: sampleArchiver, accounts })
  site.register(asha)
  site.register(bruno)
  return site
}

async function respond(
  site: Site,
  operation: string,
  request: Partial<WireRequest> & { url: URL },
): Promise<WireResponse> {
  const found = site.operations.find(({ name }) => name === operation)
  if (found === undefined) throw new Error(`no operation ${operation}`)
  return found.respond({ method: found.method, params: {}, headers: {}, body: Buffer.of(), ...request })
}

const deletion = (original: CaptureEvent, overrides: Partial<CaptureEvent> = {}): CaptureEvent =>
  sampleEvent({
    kind: 'deletion',
    text: '',
    refersTo: original.archiveMessageId,
    deletion: { deletedBy: asha.number, scope: 'for-all', readBy: [bruno.number] },
    ...overrides,
  })

it('captures on the phones of registered users only', async () => {
  const site = await setup()
  expect(() => site.capture(sampleEvent({ capturedBy: outsider }))).toThrowError(
    expect.objectContaining({ code: 'not-registered' satisfies SiteErrorCode }),
  )
})

it('accepts one message from one phone once', async () => {
  const site = await setup()
  const event = sampleEvent()
  site.capture(event)
  expect(() => site.capture(event)).toThrowError(expect.objectContaining({ code: 'captured-twice' }))
})

it('refuses an event with two attachments of one id', async () => {
  const site = await setup()
  const attachments = [sampleAttachment(Buffer.of(1)), sampleAttachment(Buffer.of(2))]
  expect(() => site.capture(sampleEvent({ attachments }))).toThrowError(
    expect.objectContaining({ code: 'attachment-repeated' }),
  )
})

it('refuses a deletion without its details', async () => {
  const site = await setup()
  expect(() => site.capture(sampleEvent({ kind: 'deletion' }))).toThrowError(
    expect.objectContaining({ code: 'details-missing' }),
  )
})

it('registers a number once', async () => {
  const site = await setup()
  expect(() => site.register({ ...asha, firstName: 'Another' })).toThrowError(
    expect.objectContaining({ code: 'registered-twice' }),
  )
})

it.each<[string, Partial<Registration>]>([
  ['number', { number: '+15550100003' }],
  ['userEmailAddress', { number: '15550100003', userEmailAddress: 'asha' }],
])('names the field of an invalid registration: %s', async (field, overrides) => {
  const site = await setup()
  expect(() => site.register({ ...asha, ...overrides })).toThrowError(
    expect.objectContaining({ code: 'registration-invalid', message: expect.stringContaining(field) }),
  )
})

it.each<[string, (site: Site) => void]>([
  ['a registration', (site) => site.register({ ...asha, number: '+15550100003' })],
  ['a second registration', (site) => site.register(asha)],
  ['a capture', (site) => site.capture(sampleEvent({ capturedBy: outsider }))],
])('names no number when it refuses %s', async (_what, refused) => {
  const site = await setup()
  expect(() => refused(site)).toThrowError(/^[^0-9]+$/)
})

it('returns an item with exactly the fields of the contract', async () => {
  const site = await setup()
  const fate = 'unmapped'
  const { participants, chat } = sampleEvent()
  const attachment = { ...sampleAttachment(Buffer.of(1)), fate }
  const call = { mode: 'voice' as const, outcome: 'missed' as const, durationSeconds: 0, fate }
  const location = { latitude: 1, longitude: 2, place: undefined, fate }
  const contact = { displayName: 'Ann', numbers: [], fate }
  const item = site.capture(
    sampleEvent({
      participants: participants.map((participant) => ({ ...participant, fate })),
      chat: Object.assign(chat, { name: undefined, fate }),
      attachments: [attachment],
      call,
      location,
      contact,
    }),
  )
  expect(itemSchema.parse(JSON.parse(JSON.stringify(item)))).toStrictEqual(item)
})

it('names each capture, not each message, and the same on every run', async () => {
  const event = sampleEvent()
  const captureBoth = (site: Site): string[] =>
    [event, { ...event, capturedBy: bruno.number }].map((captured) => site.capture(captured).itemId)
  const [first, second] = [captureBoth(await setup()), captureBoth(await setup())]
  expect(first).toEqual(second)
  expect(new Set(first).size).toBe(2)
})

it('keeps numbers out of the ids of items', async () => {
  const site = await setup()
  const { itemId } = site.capture(sampleEvent({ archiveMessageId: `1772442000000_${asha.number}` }))
  expect(itemId).toMatch(/^[0-9a-f]{32}$/)
  expect(itemId).not.toContain(asha.number)
})

it.each([
  [asha.number, 'outgoing'],
  [bruno.number, 'incoming'],
])('knows the direction of what %s captured as %s', async (capturedBy, direction) => {
  const site = await setup()
  expect(site.capture(sampleEvent({ capturedBy })).direction).toBe(direction)
})

it('serves the address of users who were registered with one, and of nobody else', async () => {
  const site = await setup()
  const stranger = { number: outsider, name: 'Ola', role: 'recipient' } as const
  const item = site.capture(sampleEvent({ participants: [...sampleEvent().participants, stranger] }))
  expect(item.participants).toStrictEqual([
    { number: asha.number, name: 'Asha Patel', role: 'sender', userEmailAddress: 'asha@contoso.example' },
    { number: bruno.number, name: 'Bruno Patel', role: 'recipient' },
    stranger,
  ])
})

it('serves the size that the phone declared, and the digest of the content', async () => {
  const site = await setup()
  const attachment = sampleAttachment(Buffer.from('four'), { declaredSizeBytes: 3 })
  const item = site.capture(sampleEvent({ attachments: [attachment] }))
  expect(item.attachments).toMatchObject([{ sizeBytes: 3, sha256: attachment.content.sha256 }])
})

it('serves the size of the content when the phone declared none', async () => {
  const site = await setup()
  const item = site.capture(sampleEvent({ attachments: [sampleAttachment(Buffer.from('four'))] }))
  expect(item.attachments).toMatchObject([{ sizeBytes: 4 }])
})

it('opens no content before somebody downloads it', async () => {
  const site = await setup()
  const attachment = sampleAttachment(Buffer.from('four'))
  const open = vi.spyOn(attachment.content, 'open')
  site.capture(sampleEvent({ attachments: [attachment] }))
  expect(open).not.toHaveBeenCalled()
})

it('does not follow later changes of an event', async () => {
  const site = await setup()
  const event = sampleEvent({ kind: 'contact', contact: { displayName: 'Ann', numbers: ['15550100003'] } })
  const captured = structuredClone(site.capture(event))
  event.participants.pop()
  event.contact?.numbers.pop()
  event.chat.name = 'renamed'
  event.eventTime.setUTCFullYear(1970)
  expect([...site.capturedItems()]).toEqual([captured])
})

it('lists items by capture time, and at equal times in the order of capture', async () => {
  const site = await setup()
  const captured = ['02', '01', '02', '01'].map((second) =>
    site.capture(sampleEvent({ captureTime: new Date(`2026-03-02T09:00:${second}Z`) })),
  )
  const [third, first, fourth, second] = captured
  expect([...site.capturedItems()]).toEqual([first, second, third, fourth])
})

it('repeats the subject and the text of a deleted message, and not its attachments', async () => {
  const site = await setup()
  const original = sampleEvent({ kind: 'image', text: 'look', attachments: [sampleAttachment(Buffer.of(1))] })
  site.capture({ ...original, capturedBy: bruno.number })
  const item = site.capture(deletion(original, { attachments: original.attachments }))
  expect(item).toMatchObject({
    subject: 'DELETED – READ – WhatsApp Message From 15550100001 to 15550100002',
    text: 'look',
    attachments: [],
    refersTo: original.archiveMessageId,
    deletion: { by: 'sender', scope: 'for-all', readState: 'READ' },
  })
})

it('repeats a deleted call by the subject and the words it had', async () => {
  const site = await setup()
  const call = { mode: 'voice', outcome: 'missed', durationSeconds: 0 } as const
  const original = sampleEvent({ kind: 'call', text: '', call })
  site.capture(original)
  expect(site.capture(deletion(original))).toMatchObject({
    subject: 'DELETED – READ – WhatsApp Call From 15550100001 to 15550100002',
    text: 'Voice call, missed',
  })
})

it('judges a deletion by the people of the original', async () => {
  const site = await setup()
  const original = sampleEvent()
  site.capture(original)
  const participants = [{ number: bruno.number, name: 'Bruno Patel', role: 'sender' } as const]
  const item = site.capture(
    deletion(original, { participants, deletion: { deletedBy: bruno.number, scope: 'for-me', readBy: [] } }),
  )
  expect(item.deletion).toEqual({ by: 'receiver', scope: 'for-me', readState: 'READ' })
})

it('leaves the text of a deletion empty when the original was never captured', async () => {
  const site = await setup()
  const readBy: string[] = []
  const item = site.capture(
    deletion(sampleEvent(), { text: 'typed', deletion: { deletedBy: asha.number, scope: 'for-all', readBy } }),
  )
  expect([item.subject, item.text]).toEqual(['DELETED – UNREAD – WhatsApp Message From 15550100001 to 15550100002', ''])
})

it('leaves the deleted message unchanged', async () => {
  const site = await setup()
  const original = sampleEvent()
  const before = structuredClone(site.capture(original))
  site.capture(deletion(original, { captureTime: new Date('2026-03-02T10:00:00Z') }))
  expect([...site.capturedItems()][0]).toEqual(before)
})

it('knows a caller by a valid token only', async () => {
  const site = await setup()
  const url = new URL('https://site.example/archive/v1/login')
  const headers = { 'content-type': 'application/json' }
  const answer = await respond(site, 'login', { url, headers, body: Buffer.from(JSON.stringify(credentials)) })
  const { accessToken } = JSON.parse(String(answer.body)) as LoginResponse
  const actorWith = (authorization: string) =>
    site.actorOf({ method: 'GET', url, params: {}, headers: { authorization }, body: Buffer.of() })
  expect([actorWith(`Bearer ${accessToken}`), actorWith('Bearer abc'), actorWith('')]).toEqual([
    'admin',
    undefined,
    undefined,
  ])
})

it('tells its owner, not the client, what went wrong inside', async () => {
  const seen: unknown[] = []
  const site = createSite({ clock, archiver: sampleArchiver, accounts, onUnexpectedError: (error) => seen.push(error) })
  const mistake = new Error('secret')
  const answer = site.failed(mistake, {
    method: 'GET',
    url: new URL('https://site.example/'),
    params: {},
    headers: {},
    body: Buffer.of(),
  })
  expect(seen).toEqual([mistake])
  expect(answer.body).not.toContain('secret')
})

it('pages through a hundred thousand items', async () => {
  const site = await setup()
  const startMs = Date.UTC(2026, 2, 2)
  for (let index = 0; index < 100_000; index += 1) {
    // Every tenth comes a minute late, so that the order of capture is not the order of time.
    const captureTime = new Date(startMs + index * 100 - (index % 10 === 0 ? 60_000 : 0))
    site.capture(sampleEvent({ captureTime, eventTime: captureTime }))
  }
  const url = new URL('https://site.example/archive/v1/login')
  const body = Buffer.from(JSON.stringify(credentials))
  const login = await respond(site, 'login', { url, headers: { 'content-type': 'application/json' }, body })
  const headers = { authorization: `Bearer ${(JSON.parse(String(login.body)) as LoginResponse).accessToken}` }
  const itemIds = new Set<string>()
  let pages = 0
  let cursor: string | null = null
  do {
    const list = new URL('https://site.example/archive/v1/items?from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z')
    list.searchParams.set('limit', '500')
    if (cursor !== null) list.searchParams.set('cursor', cursor)
    const answer = await respond(site, 'items.list', { url: list, headers })
    const page: { items: Item[]; nextCursor: string | null } = JSON.parse(textOfBody(answer.body) ?? '')
    for (const { itemId } of page.items) itemIds.add(itemId)
    cursor = page.nextCursor
    pages += 1
  } while (cursor !== null && pages < 1000)
  expect([itemIds.size, pages]).toEqual([100_000, 200])
})
