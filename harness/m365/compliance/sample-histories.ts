import fc from 'fast-check'

/** Two owners of mailboxes. */
export const people = ['asha', 'ben'] as const
/** One of them. */
export type Who = (typeof people)[number]

/** One member for each name, so that each can be told from the others. */
type ActOn<Name extends string, Fields> = Name extends string ? { act: Name } & Fields : never

/** One thing that happens. `nth` picks among what is there, by a remainder. */
export type Act =
  | { act: 'write'; who: Who; word: string; daysAgo: number }
  | ActOn<'delete' | 'purge' | 'change', { nth: number }>
  | { act: 'litigation'; who: Who; days: number | undefined }
  | { act: 'litigation ends'; who: Who }
  | { act: 'case hold'; who: readonly Who[]; word: string }
  | ActOn<'case hold ends' | 'policy ends', { nth: number }>
  | {
      act: 'policy'
      does: 'retain' | 'delete' | 'retain then delete'
      days: number
      from: 'received' | 'modified'
      who: 'all' | readonly Who[]
      but: readonly Who[]
    }
  | ActOn<'leave' | 'return', { who: Who }>
  | { act: 'days pass'; days: number }
  | { act: 'assistant runs' }

const who = fc.constantFrom(...people)
const some = fc.subarray([...people], { minLength: 1 })
const nth = fc.nat(7)
const days = fc.integer({ min: 1, max: 90 })
const written = fc.record({
  ...{ act: fc.constant('write'), who, word: fc.constantFrom('red', 'blue', '%'), daysAgo: fc.nat(60) },
}) as fc.Arbitrary<Act>
const policy = fc.record({
  act: fc.constant('policy'),
  does: fc.constantFrom('retain', 'delete', 'delete', 'retain then delete'),
  days,
  from: fc.constantFrom('received', 'modified'),
  who: fc.oneof(fc.constant('all' as const), some),
  but: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some }),
}) as fc.Arbitrary<Act>
const times = fc.oneof(
  fc.record({ act: fc.constant('days pass'), days: fc.constantFrom(1, 6, 7, 14, 29, 30, 31) }),
  fc.constant({ act: 'assistant runs' }),
) as fc.Arbitrary<Act>
const others = fc.oneof(
  fc.record({ act: fc.constantFrom('delete', 'delete', 'purge', 'change'), nth }),
  fc.record({ act: fc.constant('litigation'), who, days: fc.option(days, { nil: undefined }) }),
  fc.record({ act: fc.constant('litigation ends'), who }),
  fc.record({ act: fc.constant('case hold'), who: some, word: fc.constantFrom('red', 'blue', '') }),
  fc.record({ act: fc.constantFrom('case hold ends', 'case hold ends', 'policy ends'), nth: fc.nat(2) }),
  fc.record({ act: fc.constantFrom('leave', 'return'), who }),
) as fc.Arbitrary<Act>

/** Items, perhaps with policies, and then a long time in which much happens. */
export const histories: fc.Arbitrary<Act[]> = fc
  .tuple(
    fc.array(written, { minLength: 4, maxLength: 8 }),
    fc.array(policy, { maxLength: 4 }),
    fc.array(
      fc.oneof({ weight: 4, arbitrary: others }, { weight: 3, arbitrary: times }, { weight: 1, arbitrary: written }),
      {
        minLength: 10,
        maxLength: 40,
        size: 'max',
      },
    ),
  )
  .map((parts) => parts.flat())

/** An item or a version of one, with times in days from the beginning. */
export interface Item {
  id: string
  who: Who
  word: string
  received: number
  modified: number
  deleted: number | undefined
  isPurged: boolean
  isVersion: boolean
}

/** What exists, by the four principles of retention and the rules of holds. It shares no code with the tenant. */
export class Model {
  now = 0
  passed = 0
  items: Item[] = []
  litigation: { who: Who; days: number | undefined }[] = []
  caseHolds: Extract<Act, { act: 'case hold' }>[] = []
  policies: Extract<Act, { act: 'policy' }>[] = []
  pending = new Set<Who>()
  delays: { who: Who; until: number }[] = []
  left: { who: Who; at: number }[] = []
  readonly #recovers: boolean

  constructor(recovers: boolean) {
    this.#recovers = recovers
  }

  policiesOn = (one: Who) =>
    this.policies.filter((p) => (p.who === 'all' || p.who.includes(one)) && !p.but.includes(one))
  ends = (item: Item, policies: Model['policies']) => policies.map((p) => item[p.from] + p.days)
  retaining = (one: Who) => this.policiesOn(one).filter(({ does }) => does !== 'delete')

  isMailboxHeld(one: Who): boolean {
    const held = [this.litigation, this.delays].some((holds) => holds.some((hold) => hold.who === one))
    return held || this.caseHolds.some((hold) => hold.who.includes(one))
  }

  /** Holds of any kind, and principles 1 and 2: the longest retention keeps. */
  isKept(item: Item, at: number): boolean {
    const litigated = this.litigation.some(
      (hold) => hold.who === item.who && (hold.days === undefined || item.received + hold.days > at),
    )
    const delayed = this.delays.some((delay) => delay.who === item.who)
    const matched = this.caseHolds.some(
      (hold) => hold.who.includes(item.who) && (hold.word === '' || item.word === '%' || item.word === hold.word),
    )
    return litigated || delayed || matched || this.ends(item, this.retaining(item.who)).some((end) => end > at)
  }

  /** Principles 3 and 4: what names the mailbox goes first, then the shortest. */
  isDeletedByAge(item: Item, at: number): boolean {
    const deleting = this.policiesOn(item.who).filter(({ does }) => does !== 'retain')
    const naming = deleting.filter((policy) => policy.who !== 'all')
    return this.ends(item, naming.length > 0 ? naming : deleting).some((end) => end <= at)
  }

  pass(at: number): void {
    this.delays = this.delays.filter(({ until }) => until > at)
    for (const one of this.pending) {
      this.delays = [...this.delays.filter((delay) => delay.who !== one), { who: one, until: at + 30 }]
    }
    this.pending.clear()
    for (const item of this.items) {
      if (item.deleted === undefined && !item.isVersion && this.isDeletedByAge(item, at)) item.deleted = at
    }
    this.items = this.items.filter((item) => {
      const isOver = item.isVersion || (item.deleted !== undefined && item.deleted + 14 <= at)
      // What is kept beyond its time is out of the sight of its owner.
      if (isOver) item.isPurged = true
      return !isOver || this.isKept(item, at)
    })
    for (const { who: one } of this.left.filter((leaver) => leaver.at + 30 <= at)) {
      const isInactive = this.isMailboxHeld(one) || this.retaining(one).length > 0
      if (!isInactive) this.items = this.items.filter((item) => item.who !== one)
    }
  }

  daysPass(days: number): void {
    this.now += days
    for (; this.passed + 7 <= this.now; this.passed += 7) this.pass(this.passed + 7)
  }

  /** A version is kept while anything holds or retains in the mailbox. */
  change(item: Item): void {
    const isProtected = this.isMailboxHeld(item.who) || this.retaining(item.who).length > 0
    if (isProtected) this.items.push({ ...item, isVersion: true })
    item.modified = this.now
  }

  purge(item: Item): void {
    const isProtected = this.#recovers || this.isMailboxHeld(item.who) || this.retaining(item.who).length > 0
    if (!isProtected) this.items = this.items.filter((one) => one !== item)
    item.isPurged = true
  }

  seen = (): Item[] => this.items.filter((item) => item.deleted === undefined && !item.isVersion)
  recoverable = (): Item[] =>
    this.items.filter((item) => item.deleted !== undefined && !item.isPurged && !item.isVersion)
}
