import { createHash } from 'node:crypto'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { beforeAll, expect, it } from 'vitest'
import { type CaptureEvent, type Item, type ItemKind, itemSchema, mappingSpellings } from '../../contract/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { type Chance, createChance } from '../../control/seed.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { edit, react, reply } from '../../synth/day/answers.ts'
import { beginDay, type DayInProgress } from '../../synth/day/day-in-progress.ts'
import { erase } from '../../synth/day/deletions.ts'
import type { OriginalKind } from '../../synth/day/original-kind.ts'
import { type Particular, particulars } from '../../synth/day/particulars.ts'
import { say } from '../../synth/day/say.ts'
import { deletionRules, fictionalRanges, inventPeople, nameOf, type Person } from '../../synth/index.ts'
import { type PhoneSpelling, spellNumber } from '../../synth/phone-spelling.ts'
import { createAccounts, createSite } from '../../telemessage/index.ts'

// Checks the laws of items for one item of every sort and every seed, as the site serves them, with all bytes of their
// attachments. There is one pass over the seeds, because making the people takes longer than checking their items.

const seedCount = 1_000
const now = new Date('2026-03-03T00:00:00Z')
const accounts = await createAccounts([{ username: 'admin', password: 'secret' }])

type Make = (day: DayInProgress, chance: Chance) => CaptureEvent | undefined
const original =
  (kind: OriginalKind, particular?: Particular): Make =>
  (day) =>
    // In a group, so that there is a participant to mention, and the person who deletes is distinct from the
    // recipients.
    say(day, now, {
      kind,
      conversation: day.chance.pick(day.conversations.groups),
      ...(particular && { particular }),
    })
const particularOf =
  (particular: Particular): Make =>
  (day, chance) =>
    original(chance.pick(particulars[particular]), particular)(day, chance)

/** A record, so that the compiler reports a new kind or particular that is missing here. */
const sorts: Record<ItemKind | Particular | 'reply', Make> = {
  text: original('text'),
  image: original('image'),
  audio: original('audio'),
  'voice-note': original('voice-note'),
  video: original('video'),
  document: original('document'),
  gif: original('gif'),
  sticker: original('sticker'),
  location: original('location'),
  contact: original('contact'),
  call: original('call'),
  system: original('system'),
  mention: particularOf('mention'),
  'link-preview': particularOf('link-preview'),
  forwarded: particularOf('forwarded'),
  'view-once': particularOf('view-once'),
  'lost-media': particularOf('lost-media'),
  'partly-lost-media': particularOf('partly-lost-media'),
  reply: (day) => reply(day, now),
  reaction: (day) => react(day, now),
  deletion: (day, chance) =>
    erase(day, now, chance.pick(deletionRules.filter(({ chat, by }) => chat === 'group' && by === 'sender'))),
  edit: (day) => edit(day, now),
}

const laws = [
  'is the same item for the same seed',
  'follows the wire contract',
  'has attachments with the stated digest and size',
  'names real people, each by a number that identifies them in any spelling',
] as const

interface Seeded {
  day: DayInProgress
  people: Person[]
  made: { sort: string; event: CaptureEvent; item: Item }[]
}

/** One item of every sort, as the site serves it. */
function itemsOf(seed: number): Seeded {
  const chance = createChance(seed)
  const people = inventPeople({ chance: chance.fork('people'), count: 4, routes: defaultArchiver.routes })
  const day = beginDay(chance.fork('day'), people)
  const site = createSite({ clock: createVirtualClock(now), archiver: defaultArchiver, accounts })
  for (const { firstName, lastName, number, registration } of people) {
    if (registration) site.register({ firstName, lastName, number, ...registration })
  }
  const made = Object.entries(sorts).flatMap(([sort, make]) => {
    const event = make(day, chance)
    return event ? [{ sort, event, item: site.capture(event) }] : []
  })
  return { day, people, made }
}

async function digestsAreTrue({ event, item }: Seeded['made'][0]): Promise<boolean> {
  for (const { attachmentId, sha256, sizeBytes } of item.attachments) {
    const hash = createHash('sha256')
    let readBytes = 0
    const content = event.attachments.find((attachment) => attachment.attachmentId === attachmentId)?.content
    for await (const chunk of (content?.open() ?? []) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      readBytes += chunk.length
    }
    if (hash.digest('hex') !== sha256 || readBytes !== sizeBytes) return false
  }
  return true
}

/**
 * The digits with country code, parsed by another library than the tested one; `00` is the international prefix in
 * Europe.
 */
function readNumber(number: string, spelling: PhoneSpelling): string | undefined {
  const region = fictionalRanges.find(({ prefix }) => number.startsWith(prefix))?.region
  const spelled = spellNumber(number, spelling, region)
  const text = spelling === 'digits' ? `+${spelled}` : spelled
  return parsePhoneNumberFromString(text, spelling === 'double-zero' ? 'DE' : region)?.number.slice(1)
}

/** Each number is checked once for all items and seeds, because its spelling depends on nothing else. */
const spelledRight = new Map<string, boolean>()
function isReadInEverySpelling(number: string): boolean {
  const known = spelledRight.get(number)
  if (known !== undefined) return known
  const isRight = mappingSpellings.every((spelling) => readNumber(number, spelling) === number)
  spelledRight.set(number, isRight)
  return isRight
}

/** Whether each participant of an item is the person of that number, with the address of their registration. */
function namesTruePeople({ event, item }: Seeded['made'][0], byNumber: Map<string, Person>): boolean {
  const sender = item.participants.find(({ role }) => role === 'sender')?.number
  const participants = item.participants.every(({ number, name, userEmailAddress }) => {
    const person = byNumber.get(number)
    return person && name === nameOf(person) && userEmailAddress === person.registration?.userEmailAddress
  })
  const mentions = (item.mentions ?? []).every(({ number, name }) => {
    const person = byNumber.get(number)
    return person && item.text.includes(`@${name}`) && nameOf(person).startsWith(name)
  })
  return participants && mentions && sender !== undefined && byNumber.has(event.capturedBy)
}

const broken = new Map<string, string[]>(laws.map((law) => [law, []]))
const counts = new Map<string, number>()

async function check(seed: number): Promise<void> {
  const { day, made } = itemsOf(seed)
  const again = new Map(itemsOf(seed).made.map(({ sort, item }) => [sort, JSON.stringify(item)]))
  const { direct, groups, crowd, broadcasts } = day.conversations
  const everybody = [...direct, ...groups, crowd, ...broadcasts].flatMap(({ members }) => members)
  const byNumber = new Map(everybody.map((person) => [person.number, person]))
  for (const one of made) {
    const { sort, item } = one
    counts.set(sort, (counts.get(sort) ?? 0) + 1)
    const kept = [
      again.get(sort) === JSON.stringify(item),
      itemSchema.safeParse(JSON.parse(JSON.stringify(item))).success,
      await digestsAreTrue(one),
      namesTruePeople(one, byNumber) && item.participants.every(({ number }) => isReadInEverySpelling(number)),
    ]
    laws.forEach((law, index) => {
      if (!kept[index]) broken.get(law)?.push(`${sort} of seed ${seed}`)
    })
  }
}

// Takes seconds; the time-out is for busy machines.
beforeAll(async () => {
  for (let seed = 0; seed < seedCount; seed += 1) await check(seed)
}, 300_000)

it.each(Object.keys(sorts))('makes a %s of every seed', (sort) => {
  expect(counts.get(sort)).toBe(seedCount)
})

it.each(laws)('every item of every seed %s', (law) => {
  expect(broken.get(law)).toEqual([])
})

it('another seed makes other items', () => {
  const [one, other] = [1, 2].map((seed) => new Set(itemsOf(seed).made.map(({ item }) => item.itemId)))
  expect([...(one ?? [])].filter((itemId) => other?.has(itemId))).toEqual([])
})
