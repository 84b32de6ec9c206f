import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { CapturedDeletion } from '../contract/index.ts'
import { createChance } from '../control/seed.ts'
import { inventPeople } from './cast.ts'
import { type DayEvent, synthesiseDay } from './day/day.ts'
import type { Person } from './person.ts'
import { sampleRoutes } from './sample-routes.ts'
import { readTenantFixture } from './tenant-fixture.ts'

const from = new Date('2026-03-02T00:00:00Z')
const to = new Date('2026-03-03T00:00:00Z')
let people: Person[]

beforeAll(async () => {
  people = (await readTenantFixture(fileURLToPath(new URL('../../fixtures/tenants/contoso.json', import.meta.url))))
    .people
})

function dayOf(itemCount: number, seed = 1, cast: Person[] = people): DayEvent[] {
  return [...synthesiseDay({ chance: createChance(seed), people: cast, itemCount, from, to })]
}

const isInside = ({ captureTime }: DayEvent): boolean => captureTime >= from && captureTime < to

/** An event as data: contents as digests. */
function recordOf({ attachments, ...event }: DayEvent): unknown {
  const contents = attachments.map(({ content: { sizeBytes, sha256 }, ...rest }) => ({ ...rest, sizeBytes, sha256 }))
  return { ...event, attachments: contents }
}

const idsOf = (events: DayEvent[]): Set<string> => new Set(events.map((event) => event.archiveMessageId))

/** What must be true for every event of any day. */
function checkEvent(event: DayEvent, cast: Person[]): void {
  const numbers = event.participants.map((participant) => participant.number)
  const capturer = cast.find((person) => person.number === event.capturedBy)
  expect(event.participants.filter((participant) => participant.role === 'sender')).toHaveLength(1)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toContain(event.capturedBy)
  expect(capturer?.registration).toMatchObject({ source: event.source, network: event.network })
  expect(event.archiveMessageId).toMatch(/^[0-9A-F]{32}$/)
  const endsMs = event.eventTime.getTime() + (event.call?.durationSeconds ?? 0) * 1000
  expect(endsMs).toBeLessThanOrEqual(event.captureTime.getTime())
  expect(event.chat.name === undefined).toBe(event.chat.type === 'direct')
  expect(event.deletion !== undefined).toBe(event.kind === 'deletion')
  if (['deletion', 'edit', 'reaction'].includes(event.kind)) expect(event.refersTo).toBeDefined()
  // On other phones a broadcast is a message between two people.
  if (event.chat.type === 'broadcast') expect(event.capturedBy).toBe(senderOf(event))
  if (event.deletion) checkDeletion(event, event.deletion)
  checkParticulars(event)
}

function checkParticulars(event: DayEvent): void {
  const { mentionedNumbers = [], missingMedia = [], linkPreview, text, kind, participants } = event
  const others = participants.filter(({ role }) => role === 'recipient').map(({ number }) => number)
  // No person mentions themselves, and only a text can contain mentions.
  expect(others).toEqual(expect.arrayContaining(mentionedNumbers))
  for (const number of mentionedNumbers) expect(text).toContain(`@${number}`)
  if (linkPreview) expect(text).toContain(linkPreview.url)
  if (event.viewOnce) expect(['image', 'video', 'voice-note']).toContain(kind)
  if (missingMedia.length > 0) expect(['image', 'video', 'document']).toContain(kind)
}

function checkDeletion({ capturedBy, participants }: DayEvent, { deletedBy, readBy, scope }: CapturedDeletion): void {
  const recipients = participants.filter(({ role }) => role === 'recipient').map(({ number }) => number)
  expect(participants.map(({ number }) => number)).toContain(deletedBy)
  expect(recipients).toEqual(expect.arrayContaining(readBy))
  expect(new Set(readBy).size).toBe(readBy.length)
  // No other phone knows what a person deletes for themselves.
  if (scope === 'for-me') expect(capturedBy).toBe(deletedBy)
}

/** What must be true between an event and earlier events. */
function checkReferences(events: DayEvent[]): void {
  const first = new Map<string, DayEvent>()
  const captured = new Set<string>()
  const edited = new Set<string | undefined>()
  const gone = new Set<string | undefined>()
  for (const event of events) {
    const { refersTo, kind, archiveMessageId } = event
    // A second phone may capture a reply after the quoted message was deleted, but a new reply is not possible then.
    if (refersTo !== undefined && !first.has(archiveMessageId)) {
      expect(gone).not.toContain(refersTo)
      checkReference(event, first.get(refersTo))
    }
    if (kind === 'deletion') {
      // After an edit there are two wordings, and no public rule says which of them a deletion repeats.
      expect(edited).not.toContain(refersTo)
      expect(captured).toContain(`${refersTo} ${event.capturedBy}`)
      gone.add(refersTo)
    }
    if (kind === 'edit') edited.add(refersTo)
    captured.add(`${archiveMessageId} ${event.capturedBy}`)
    if (!first.has(archiveMessageId)) first.set(archiveMessageId, event)
  }
}

function checkReference(event: DayEvent, original: DayEvent | undefined): void {
  expect(original).toBeDefined()
  expect(['call', 'system', 'deletion', 'edit', 'reaction']).not.toContain(original?.kind)
  expect(original?.chat).toEqual(event.chat)
  expect(original?.eventTime.getTime()).toBeLessThanOrEqual(event.eventTime.getTime())
  if (event.kind === 'deletion' || event.kind === 'edit') expect(senderOf(event)).toBe(original && senderOf(original))
}

const senderOf = (event: DayEvent): string | undefined =>
  event.participants.find((participant) => participant.role === 'sender')?.number

/** The captures of each message, in order. */
function capturesByMessage(events: DayEvent[]): DayEvent[][] {
  const messages = new Map<string, DayEvent[]>()
  for (const event of events)
    messages.set(event.archiveMessageId, [...(messages.get(event.archiveMessageId) ?? []), event])
  return [...messages.values()]
}

const sharedIds = (one: DayEvent[], other: DayEvent[]): string[] => [...idsOf(one)].filter((id) => idsOf(other).has(id))

it('makes the same day of the same seed, to the last byte of its attachments', () => {
  expect(dayOf(250, 5).map(recordOf)).toEqual(dayOf(250, 5).map(recordOf))
})

it('makes the same day when it is read again', () => {
  const day = synthesiseDay({ chance: createChance(1), people, itemCount: 50, from, to })
  expect([...day].map(recordOf)).toEqual([...day].map(recordOf))
})

it('makes a day that does not depend on what else is drawn while it is read', () => {
  const chance = createChance(1)
  const disturbed: unknown[] = []
  for (const event of synthesiseDay({ chance, people, itemCount: 50, from, to })) {
    disturbed.push(recordOf(event))
    chance.int(0, 9)
  }
  expect(disturbed).toEqual(dayOf(50).map(recordOf))
})

it('makes another day of another seed', () => {
  expect(sharedIds(dayOf(300, 1), dayOf(300, 2))).toEqual([])
})

it('makes another day of the same chance on another date', () => {
  const chance = createChance(1)
  const next = { from: to, to: new Date('2026-03-04T00:00:00Z') }
  const tuesday = [...synthesiseDay({ chance, people, itemCount: 300, ...next })]
  expect(sharedIds(dayOf(300, 1), tuesday)).toEqual([])
})

it.each([
  [0, 0, 0],
  [1, 0, 0],
  [19, 0, 0],
  [20, 1, 1],
  [99, 1, 1],
  [100, 1, 1],
  [250, 3, 3],
  [5_000, 50, 50],
])('captures exactly %i items in the day, %i before it and %i after it', (itemCount, before, after) => {
  const events = dayOf(itemCount)
  expect(events.filter((event) => event.captureTime < from)).toHaveLength(before)
  expect(events.filter(isInside)).toHaveLength(itemCount)
  expect(events.filter((event) => event.captureTime >= to)).toHaveLength(after)
})

it('comes in order of capture', () => {
  const times = dayOf(5_000).map((event) => event.captureTime.getTime())
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

it('captures two different messages in one millisecond now and then', () => {
  const events = dayOf(1_000)
  expect(new Set(events.map((event) => event.captureTime.getTime())).size).toBeLessThan(events.length)
})

it.each([20, 250])('meets both edges of a day of %i items to the millisecond', (itemCount) => {
  const times = dayOf(itemCount).map((event) => event.captureTime.getTime())
  expect(times).toEqual(expect.arrayContaining([from.getTime() - 1, from.getTime(), to.getTime() - 1, to.getTime()]))
})

it('keeps to a day of 23 hours', () => {
  const short = { from: new Date('2026-03-29T00:00:00Z'), to: new Date('2026-03-29T23:00:00Z') }
  const events = [...synthesiseDay({ chance: createChance(1), people, itemCount: 100, ...short })]
  expect(events.filter(({ captureTime }) => captureTime >= short.from && captureTime < short.to)).toHaveLength(100)
})

it('keeps the laws of events and references with any cast and any count', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 70 }),
      fc.nat(20),
      fc.nat(400),
      (seed, registered, outsiders, itemCount) => {
        const chance = createChance(seed)
        const colleagues = inventPeople({ chance, count: registered, routes: sampleRoutes })
        const cast = [...colleagues, ...inventPeople({ chance, count: outsiders, besides: colleagues })]
        const events = dayOf(itemCount, seed, cast)
        for (const event of events) checkEvent(event, cast)
        checkReferences(events)
        expect(events.filter(isInside)).toHaveLength(itemCount)
      },
    ),
    { numRuns: 40 },
  )
})

it('keeps the laws through a long day', () => {
  const events = dayOf(5_000)
  for (const event of events) checkEvent(event, people)
  checkReferences(events)
})

it('captures one message on several phones as one message', () => {
  const message = ({ capturedBy: _, captureTime: __, source: ___, network: ____, ...rest }: DayEvent): unknown => rest
  for (const captures of capturesByMessage(dayOf(5_000))) {
    for (const capture of captures) expect(message(capture)).toEqual(message(captures[0] as DayEvent))
    expect(new Set(captures.map((capture) => capture.capturedBy)).size).toBe(captures.length)
  }
})

it.each([
  ['a count that is not a whole number', { itemCount: 1.5 }],
  ['a negative count', { itemCount: -1 }],
  ['a day that ends when it begins', { to: from }],
  ['a day without a date', { from: new Date(Number.NaN) }],
  ['a cast without anybody registered', { people: [] }],
])('refuses %s before anything is read', (_what, wrong) => {
  expect(() => synthesiseDay({ chance: createChance(1), people, itemCount: 10, from, to, ...wrong })).toThrow(
    RangeError,
  )
})
