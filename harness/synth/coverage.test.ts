import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import type { ItemKind } from '../contract/index.ts'
import { createChance } from '../control/seed.ts'
import { inventPeople } from './cast.ts'
import { type DayEvent, synthesiseDay } from './day/day.ts'
import type { Person } from './person.ts'
import { sampleRoutes } from './sample-routes.ts'
import { readTenantFixture } from './tenant-fixture.ts'

// Tests what a day contains with any seed. They use many small days, in which little depends on chance.

/** A record, so that the compiler reports a missing kind. */
const everyKind: Record<ItemKind, true> = {
  audio: true,
  call: true,
  contact: true,
  deletion: true,
  document: true,
  edit: true,
  gif: true,
  image: true,
  location: true,
  reaction: true,
  sticker: true,
  system: true,
  text: true,
  video: true,
  'voice-note': true,
}

const kindsOf = (day: DayEvent[]): string[] => [...new Set(day.map((event) => event.kind))].sort()

const from = new Date('2026-03-02T00:00:00Z')
const to = new Date('2026-03-03T00:00:00Z')
const limitBytes = 10 * 1024 * 1024
const hourMs = 60 * 60 * 1000
let people: Person[]

beforeAll(async () => {
  people = (await readTenantFixture(fileURLToPath(new URL('../../fixtures/tenants/contoso.json', import.meta.url))))
    .people
})

/** The captures inside a day. */
function dayOf(itemCount: number, seed: number, cast: Person[] = people): DayEvent[] {
  const day = synthesiseDay({ chance: createChance(seed), people: cast, itemCount, from, to })
  return [...day].filter(({ captureTime }) => captureTime >= from && captureTime < to)
}

/** Small days of different seeds and casts. Each of them must contain everything. */
function smallDays(): DayEvent[][] {
  const firms = [8, 9, 10].map((seed) =>
    dayOf(100, seed, inventPeople({ chance: createChance(seed), count: 12 * seed, routes: sampleRoutes })),
  )
  return [...[1, 2, 3, 4, 5, 6, 7].map((seed) => dayOf(100, seed)), ...firms]
}

const senderOf = (event: DayEvent): string | undefined =>
  event.participants.find((participant) => participant.role === 'sender')?.number

/** The cases of the vendor's rules to which a deletion belongs, in words. */
function ruleOf({ deletion, participants, chat }: DayEvent): string[] {
  if (!deletion) return []
  const recipients = participants.filter((participant) => participant.role === 'recipient').map(({ number }) => number)
  const read = recipients.filter((number) => deletion.readBy.includes(number)).length
  const readState = read === 0 ? 'none' : read === recipients.length ? 'all' : 'some'
  const isReceiver = recipients.includes(deletion.deletedBy)
  // A recipient who deletes a message has read it.
  if (isReceiver)
    return deletion.readBy.includes(deletion.deletedBy)
      ? [`receiver in ${chat.type} ${deletion.scope}`]
      : ['impossible']
  return [`sender in ${chat.type} read by ${readState} ${deletion.scope}`]
}

const rules = [
  ...['for-all', 'for-me'].flatMap((scope) => [
    ...['all', 'none'].map((read) => `sender in direct read by ${read} ${scope}`),
    ...['group', 'broadcast'].flatMap((chat) =>
      ['all', 'some', 'none'].map((read) => `sender in ${chat} read by ${read} ${scope}`),
    ),
  ]),
  'receiver in direct for-me',
  'receiver in group for-me',
]

it('contains every kind of item', () => {
  for (const day of smallDays()) {
    expect(kindsOf(day)).toEqual(Object.keys(everyKind).sort())
  }
})

it('contains a deletion by every rule, and by no other', () => {
  for (const day of smallDays()) expect([...new Set(day.flatMap(ruleOf))].sort()).toEqual([...rules].sort())
})

it('contains calls of every mode and outcome', () => {
  for (const day of smallDays()) {
    const calls = day.flatMap(({ call }) => (call ? [`${call.mode} ${call.outcome}`] : []))
    expect(new Set(calls).size).toBe(6)
  }
})

it('has a duration for answered calls, and for no others', () => {
  for (const { call } of smallDays().flat()) {
    if (call) expect(call.durationSeconds > 0).toBe(call.outcome === 'answered')
  }
})

/** Every small day has at least one of each of these. */
const contents: [what: string, has: (event: DayEvent, day: DayEvent[]) => boolean][] = [
  ['a quoted reply', (event) => event.kind === 'text' && event.refersTo !== undefined],
  [
    'a message between colleagues',
    ({ chat, participants }) => chat.type === 'direct' && participants.every(isRegistered),
  ],
  [
    'a message with an outsider',
    ({ chat, participants }) => chat.type === 'direct' && !participants.every(isRegistered),
  ],
  ['a group of 3 to 12', ({ chat, participants: { length } }) => chat.type === 'group' && length >= 3 && length <= 12],
  ['a group of some 60', ({ chat, participants: { length } }) => chat.type === 'group' && length >= 55 && length <= 65],
  ['a broadcast', ({ chat }) => chat.type === 'broadcast'],
  ['an item that was hours late', (event) => latenessMs(event) > hourMs && latenessMs(event) < 24 * hourMs],
  ['an item that was days late', (event) => latenessMs(event) > 48 * hourMs],
  ['a file of no bytes', ({ attachments }) => attachments.some(({ content }) => content.sizeBytes === 0)],
  ['a file without extension', ({ attachments }) => attachments.some(({ fileName }) => !fileName.includes('.'))],
  [
    'a file of unknown type',
    ({ attachments }) => attachments.some(({ contentType }) => contentType.includes('/x-contoso')),
  ],
  [
    'a file with a name beyond ASCII',
    ({ attachments }) => attachments.some(({ fileName }) => /\P{ASCII}/u.test(fileName)),
  ],
  [
    'a file with a name of 255 characters',
    ({ attachments }) => attachments.some(({ fileName }) => fileName.length === 255),
  ],
  [
    'different files of one name in one item',
    ({ attachments: [first, second] }) =>
      first !== undefined && first.fileName === second?.fileName && first.content.sha256 !== second.content.sha256,
  ],
  [
    'a message captured by sender and recipient',
    (event, day) => senderOf(event) === event.capturedBy && day.some((other) => isSecondCapture(event, other)),
  ],
  ['two messages of equal text, sender and second', (event, day) => day.some((other) => saysTheSame(event, other))],
  ['a mention', ({ mentionedNumbers = [] }) => mentionedNumbers.length > 0],
  ['a link preview', ({ linkPreview }) => linkPreview !== undefined],
  ['a forwarded message', ({ forwarded }) => forwarded === true],
  ['a message to be seen once', ({ viewOnce }) => viewOnce === true],
  [
    'media without any bytes',
    ({ missingMedia = [], attachments }) => missingMedia.length > 0 && attachments.length === 0,
  ],
  [
    'media with some of their bytes',
    ({ missingMedia = [], attachments }) => missingMedia.length > 0 && attachments.length > 0,
  ],
  ...[
    / added /,
    / removed /,
    / left$/,
    / joined using /,
    / changed the group name from ".+" to ".+"$/,
    / changed the group description$/,
    / changed this group's icon$/,
    / changed their phone number /,
    / turned on disappearing messages\. /,
    / pinned a message$/,
    /^Your security code with .+ changed$/,
  ].map((wording): (typeof contents)[number] => [
    `a notice like ${wording}`,
    ({ kind, text }) => kind === 'system' && wording.test(text),
  ]),
]

it('notes in conversations of two, and on broadcast lists, nothing that there is in groups only', () => {
  const inGroups = / added | removed | left$| joined | the group /
  for (let seed = 1; seed <= 20; seed += 1) {
    const notices = dayOf(1_000, seed).filter(({ kind }) => kind === 'system')
    expect(notices.filter(({ chat, text }) => chat.type !== 'group' && inGroups.test(text))).toEqual([])
  }
})

function isRegistered({ number }: { number: string }): boolean {
  return people.some((person) => person.number === number && person.registration)
}

function latenessMs({ call, captureTime, eventTime }: DayEvent): number {
  return captureTime.getTime() - eventTime.getTime() - (call?.durationSeconds ?? 0) * 1000
}

function isSecondCapture(one: DayEvent, other: DayEvent): boolean {
  return one.archiveMessageId === other.archiveMessageId && one.capturedBy !== other.capturedBy
}

function saysTheSame(one: DayEvent, other: DayEvent): boolean {
  const second = (event: DayEvent): number => Math.floor(event.eventTime.getTime() / 1000)
  const alike = one.text === other.text && one.chat.chatId === other.chat.chatId && second(one) === second(other)
  return (
    alike && one.kind === 'text' && senderOf(one) === senderOf(other) && one.archiveMessageId !== other.archiveMessageId
  )
}

it.each(contents)('contains %s', (_what, has) => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const day = dayOf(100, seed)
    expect(day.some((event) => has(event, day))).toBe(true)
  }
})

it.each([
  [199, 0],
  [200, 1],
])('contains, of %i items, %i with an attachment over 10 MiB', (itemCount, expected) => {
  for (const seed of [1, 2, 3]) {
    const over = dayOf(itemCount, seed).filter((event) =>
      event.attachments.some((one) => one.content.sizeBytes > limitBytes),
    )
    expect(over).toHaveLength(expected)
  }
})

it.each([
  [199, 0],
  [200, 1],
])('contains, of %i items, %i that its text alone brings over 10 MiB', (itemCount, expected) => {
  for (const seed of [1, 2, 3]) {
    const over = dayOf(itemCount, seed).filter(({ attachments, text }) => {
      const bytes = attachments.reduce((sum, one) => sum + one.content.sizeBytes, 0)
      return bytes <= limitBytes && bytes + Buffer.byteLength(text) > limitBytes
    })
    expect(over).toHaveLength(expected)
  }
})

it('contains, of 200 items, a text of 64 KiB', () => {
  expect(dayOf(200, 1).some((event) => Buffer.byteLength(event.text) === 65_536)).toBe(true)
})

it('contains the kinds of item already in a day of 40', () => {
  for (const seed of [1, 2, 3]) expect(kindsOf(dayOf(40, seed))).toEqual(Object.keys(everyKind).sort())
})

it('sends files in a few percent of its items, mostly of 2 kB to 80 kB', () => {
  const day = dayOf(10_000, 1)
  const withFiles = day.filter((event) => event.attachments.length > 0)
  const sizes = withFiles.flatMap((event) => event.attachments.map((one) => one.content.sizeBytes))
  expect(withFiles.length).toBeGreaterThan(200)
  expect(withFiles.length).toBeLessThan(700)
  expect(sizes.filter((size) => size >= 2_000 && size <= 80_000).length).toBeGreaterThan(sizes.length * 0.85)
})

it('keeps one id and one name for a conversation all day', () => {
  const chats = new Map<string, string | undefined>()
  for (const { chat } of dayOf(2_000, 1)) {
    expect(chats.has(chat.chatId) ? chats.get(chat.chatId) : chat.name).toBe(chat.name)
    chats.set(chat.chatId, chat.name)
  }
  expect(chats.size).toBeGreaterThan(20)
})

it('does not have a number in the id of a conversation', () => {
  const ids = new Set(dayOf(2_000, 1).map((event) => event.chat.chatId))
  for (const id of ids) for (const { number } of people) expect(id).not.toContain(number)
})
