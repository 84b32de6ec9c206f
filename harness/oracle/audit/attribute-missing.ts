import type { Readings } from '../../catalogue/index.ts'
import type { ItemKind } from '../../contract/index.ts'
import type { PredictedCopy } from '../predict/predicted-copies.ts'
import type { Capture } from '../witness.ts'

/** The requirement under which an item of a kind is archived. */
export const requirementOfKind: Record<ItemKind, string> = {
  text: 'CAP-1',
  call: 'CAP-2',
  image: 'CAP-3',
  document: 'CAP-4',
  deletion: 'CAP-5',
  audio: 'CAP-8',
  'voice-note': 'CAP-8',
  video: 'CAP-8',
  gif: 'CAP-8',
  sticker: 'CAP-8',
  location: 'CAP-8',
  contact: 'CAP-8',
  edit: 'CAP-9',
  reaction: 'CAP-9',
  system: 'CAP-7',
}

/** A trait that copies share, and the requirement that is broken when the copies with this trait are missing. */
interface Trait {
  name: string
  requirement: string
}

/** How near to the limit an item must be, so that a missing copy points to a limit set too low: a twentieth. */
const nearLimitShare = 0.95

/**
 * Gives each missing copy one requirement: that of the trait whose copies are missing most often. A connector that drops
 * deletions loses all of them and few other copies, so its losses count as CAP-5, not as mapping mistakes.
 */
export function attributeMissing(
  missing: readonly PredictedCopy[],
  everyCopy: () => Iterable<PredictedCopy>,
  readings: Readings,
): Map<PredictedCopy, string> {
  // What follows looks at every copy of the day.
  if (missing.length === 0) return new Map()
  const twins = twinsAmong(everyCopy)
  const oneOfSeveral = underOneId(everyCopy)
  const deleted = new Set<string | undefined>()
  for (const copy of everyCopy()) if (isDeletion(copy)) deleted.add(copy.capture.event.refersTo)
  const traitsOf = (copy: PredictedCopy): Trait[] => traits(copy, { twins, oneOfSeveral, deleted, readings })
  const total = countTraits(everyCopy(), traitsOf)
  const lost = countTraits(missing, traitsOf)
  const share = (trait: Trait): number => (lost.get(trait.name) ?? 0) / (total.get(trait.name) ?? 1)
  return new Map(
    missing.map((copy) => {
      // The most specific trait comes first. A later trait wins only with a larger share.
      const [first, ...rest] = traitsOf(copy)
      const worst = rest.reduce((worse, trait) => (share(trait) > share(worse) ? trait : worse), first as Trait)
      return [copy, worst.requirement]
    }),
  )
}

function countTraits(copies: Iterable<PredictedCopy>, traitsOf: (copy: PredictedCopy) => Trait[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const copy of copies) for (const { name } of traitsOf(copy)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const isDeletion = (copy: PredictedCopy): boolean => copy.capture.event.kind === 'deletion'

/** Copies are named by `nameOf`. */
interface Surroundings {
  twins: ReadonlySet<string>
  /** Copies of messages that share their id with another message in that mailbox. */
  oneOfSeveral: ReadonlySet<string>
  /** Messages that were deleted. */
  deleted: ReadonlySet<string | undefined>
  readings: Readings
}

function traits(copy: PredictedCopy, { twins, oneOfSeveral, deleted, readings }: Surroundings): Trait[] {
  const { event, item } = copy.capture
  const sizeBytes = event.attachments.reduce((sum, one) => sum + one.content.sizeBytes, Buffer.byteLength(item.text))
  const late = event.captureTime.getTime() - event.eventTime.getTime() > 12 * 60 * 60 * 1000
  const reply = event.kind === 'text' && event.refersTo !== undefined
  const found: (Trait | false)[] = [
    copy.fate.kind === 'partial' && { name: 'dropped attachment', requirement: 'LIM-1' },
    sizeBytes > readings['size.limitBytes'] * nearLimitShare && { name: 'near the limit', requirement: 'LIM-3' },
    oneOfSeveral.has(nameOf(copy)) && {
      name: 'one of several under its id',
      requirement: underOneIdRequirement(event.kind),
    },
    twins.has(nameOf(copy)) && { name: 'twin', requirement: 'CAP-11' },
    deleted.has(event.archiveMessageId) && { name: 'later deleted', requirement: 'CAP-5' },
    late && { name: 'late', requirement: 'DAY-4' },
    copy.route === 'address-after-file' && { name: 'address after file', requirement: 'MAP-5' },
    copy.route === 'file' && { name: 'file', requirement: 'MAP-3' },
    event.kind !== 'text' && { name: event.kind, requirement: requirementOfKind[event.kind] },
    reply && { name: 'reply', requirement: 'CAP-9' },
    event.chat.type !== 'direct' && { name: event.chat.type, requirement: 'CAP-7' },
    { name: copy.participants.some((one) => one.role === 'sender') ? 'sender' : 'recipient', requirement: 'MAP-2' },
    { name: event.kind, requirement: requirementOfKind[event.kind] },
  ]
  return found.filter((trait) => trait !== false)
}

/** CAP-12 is about other captures of a message; a deletion or an edit is an item of its own under every reading. */
function underOneIdRequirement(kind: ItemKind): string {
  return kind === 'deletion' || kind === 'edit' ? requirementOfKind[kind] : 'CAP-12'
}

/** A text for a copy. Copies are made when they are looked at, so two objects may be one copy. */
function nameOf({ message, mailbox }: PredictedCopy): string {
  return `${mailbox}\n${message}`
}

/** Copies of different messages with one id in one mailbox (CAP-12). */
function underOneId(everyCopy: () => Iterable<PredictedCopy>): Set<string> {
  return together(everyCopy, ({ capture }) => capture.event.archiveMessageId)
}

/** Copies of different messages in one mailbox with equal text, sender and second (CAP-11). */
function twinsAmong(everyCopy: () => Iterable<PredictedCopy>): Set<string> {
  return together(everyCopy, ({ capture: { event, item } }) => {
    const sender = event.participants.find((participant) => participant.role === 'sender')?.number ?? ''
    return [sender, Math.floor(event.eventTime.getTime() / 1000), item.text].join('\n')
  })
}

/** The copies that are in one mailbox with a copy of another message with the same key. A key is equal for all copies of a capture. */
function together(everyCopy: () => Iterable<PredictedCopy>, keyOf: (copy: PredictedCopy) => string): Set<string> {
  // Few messages have the key of another one, so the copies of all others need no group.
  const firstWith = new Map<string, string>()
  const shared = new Set<string>()
  let latest: Capture | undefined
  for (const copy of everyCopy()) {
    if (copy.capture === latest) continue
    latest = copy.capture
    const key = keyOf(copy)
    const first = firstWith.get(key)
    if (first === undefined) firstWith.set(key, copy.message)
    else if (first !== copy.message) shared.add(key)
  }
  if (shared.size === 0) return new Set()
  const groups = new Map<string, string[]>()
  for (const copy of everyCopy()) {
    const key = keyOf(copy)
    if (!shared.has(key)) continue
    const group = groups.get(`${copy.mailbox}\n${key}`)
    if (group === undefined) groups.set(`${copy.mailbox}\n${key}`, [nameOf(copy)])
    else group.push(nameOf(copy))
  }
  return new Set([...groups.values()].filter((group) => group.length > 1).flat())
}
