import type { VirtualClock } from '../../../control/clock.ts'
import { type Savable, saveAll } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { ComplianceEvents } from '../compliance-event.ts'
import type { SettingsStore } from '../settings.ts'
import { type CaseHold, createCaseHolds } from './case-holds.ts'
import { createDelayHolds, type DelayHolds } from './delay-holds.ts'
import type { HeldItem, MatcherOf } from './item-matcher.ts'
import { createLitigationHolds, isKeptByLitigation, type LitigationHold } from './litigation-holds.ts'

/** What keeps an item or a mailbox. */
export type HeldBy = 'litigation hold' | 'delay hold' | 'case hold'

/** A Litigation Hold as somebody places it. */
type NewLitigationHold = Pick<LitigationHold, 'entryId' | 'owner' | 'comment' | 'durationDays'>
/** A case hold as somebody places it. */
type NewCaseHold = Omit<CaseHold, 'placedAt' | 'actsAt'>

/** All holds of a tenant. A hold acts at once, or after the hours that the settings say. */
export interface Holds extends Savable {
  readonly delay: DelayHolds
  litigationOf(entryId: string): LitigationHold | undefined
  litigation(): readonly LitigationHold[]
  placeLitigation(hold: NewLitigationHold): LitigationHold
  /** Throws `litigationHoldUnknown`. */
  releaseLitigation(entryId: string): void
  /** Case holds: placing throws `holdsTooMany` and the refusal of a query that cannot be read. */
  place(hold: NewCaseHold): CaseHold
  /** Throws a RangeError for an id that no hold has. */
  release(holdId: string): CaseHold
  list(): readonly CaseHold[]
  caseHoldsOf(entryId: string): readonly CaseHold[]
  /**
   * The query of what a case holds: `search` AND (one hold OR another). It is `search` alone if one of the holds holds everything.
   * Throws a RangeError if the case has no hold, because then it holds nothing.
   */
  heldOnly(caseId: string, search: string): string
  /** What holds a mailbox, as a whole or in part, at an instant. */
  onMailbox(entryId: string, at: Date): HeldBy | undefined
  /** What holds an item at an instant; `without delay` leaves out the delay hold, which does not depend on the instant. */
  onItem(item: HeldItem, at: Date, delay?: 'without delay'): Promise<HeldBy | undefined>
}

/** What the holds are made from. */
export interface HoldsOptions {
  clock: Pick<VirtualClock, 'now'>
  settings: Pick<SettingsStore, 'present'>
  events: Pick<ComplianceEvents, 'tell'>
  matcherOf: MatcherOf
  tables: StateTables
}

const hourMs = 60 * 60 * 1000

/** The holds that the tables have. */
export function createHolds({ clock, settings, events, matcherOf, tables }: HoldsOptions): Holds {
  const litigation = createLitigationHolds(tables)
  const cases = createCaseHolds(matcherOf, tables)
  const delay = createDelayHolds(tables)
  const times = (): Pick<CaseHold, 'placedAt' | 'actsAt'> => {
    const placedAt = clock.now()
    return { placedAt, actsAt: new Date(placedAt.getTime() + settings.present().hoursUntilHoldsAct * hourMs) }
  }
  return {
    delay,
    litigationOf: litigation.of,
    litigation: litigation.list,
    placeLitigation: (placed) => {
      const hold = { ...placed, ...times() }
      litigation.place(hold)
      const { durationDays = null, comment, owner } = hold
      events.tell('litigation hold placed', hold.entryId, { durationDays, comment, owner })
      return hold
    },
    releaseLitigation: (entryId) => {
      if (!litigation.release(entryId)) throw new GraphRefusal('litigationHoldUnknown')
      delay.noteRemoval(entryId)
      events.tell('litigation hold released', entryId)
    },
    place: (placed) => {
      const hold = { ...placed, entryIds: [...new Set(placed.entryIds)], ...times() }
      cases.place(hold)
      const { holdId, caseId, displayName, contentQuery, entryIds } = hold
      events.tell('case hold placed', holdId, { caseId, displayName, contentQuery, mailboxes: entryIds.length })
      return hold
    },
    release: (holdId) => {
      const hold = cases.release(holdId)
      for (const entryId of hold.entryIds) delay.noteRemoval(entryId)
      events.tell('case hold released', holdId, { caseId: hold.caseId, displayName: hold.displayName })
      return hold
    },
    list: cases.list,
    caseHoldsOf: cases.of,
    heldOnly: (caseId, search) => {
      const holds = cases.list().filter((hold) => hold.caseId === caseId)
      if (holds.length === 0) throw new RangeError(`There is no hold of the case ${caseId}.`)
      const queries = holds.map(({ contentQuery }) => contentQuery.trim())
      if (queries.includes('')) return search
      const held = queries.map((query) => `(${query})`).join(' OR ')
      return search.trim() === '' ? held : `(${search}) AND (${held})`
    },
    onMailbox: (entryId, at) => {
      const hold = litigation.of(entryId)
      if (hold !== undefined && hold.actsAt <= at) return 'litigation hold'
      if (delay.endOf(entryId) !== undefined) return 'delay hold'
      return cases.of(entryId).some(({ actsAt }) => actsAt <= at) ? 'case hold' : undefined
    },
    onItem: async (item, at, asked) => {
      const { entryId } = item.mailbox
      const hold = litigation.of(entryId)
      if (hold !== undefined && isKeptByLitigation(hold, item.message, at)) return 'litigation hold'
      if (asked === undefined && delay.endOf(entryId) !== undefined) return 'delay hold'
      return (await cases.keeps(item, at)) ? 'case hold' : undefined
    },
    save: () => saveAll([litigation, cases, delay]),
  }
}
