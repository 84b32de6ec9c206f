import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import { readQuery } from '../content-search/read-query.ts'
import type { HeldItem, MatcherOf } from './item-matcher.ts'

/** A hold of an eDiscovery case on some mailboxes. */
export interface CaseHold {
  readonly holdId: string
  readonly caseId: string
  readonly displayName: string
  /** What it holds, in the Keyword Query Language; blank: everything. */
  readonly contentQuery: string
  readonly entryIds: readonly string[]
  readonly placedAt: Date
  readonly actsAt: Date
}

/** Holds in one organization. Document: Limits in eDiscovery. */
const holdsMax = 10_000
/** Holds on one mailbox with more keywords than this hold the whole mailbox. Document: Limits in eDiscovery. */
const keywordsMax = 500

/** The case holds of a tenant. */
export interface CaseHolds extends Savable {
  list(): readonly CaseHold[]
  find(holdId: string): CaseHold | undefined
  /** Those on a mailbox. */
  of(entryId: string): readonly CaseHold[]
  /** Throws `holdsTooMany`, a RangeError for an id that a hold has already, and what the reading of the query throws. */
  place(hold: CaseHold): void
  /** The hold that was released. Throws a RangeError for an id that no hold has. */
  release(holdId: string): CaseHold
  /**
   * Whether one of the holds that act at an instant keeps an item. What cannot be read wholly is kept; holds with more keywords together
   * than Exchange can evaluate keep the whole mailbox.
   */
  keeps(item: HeldItem, at: Date): Promise<boolean>
}

/** The query of a hold, read once. */
interface HeldQuery {
  matches: ReturnType<MatcherOf>
  keywordCount: number
}

/** The holds that the tables have. */
export function createCaseHolds(matcherOf: MatcherOf, tables: StateTables): CaseHolds {
  const holds = tables.map<CaseHold>('case holds')
  let byEntry = new Map<string, readonly CaseHold[]>()
  const queries = new Map<string, HeldQuery>()
  const queryOf = ({ contentQuery }: CaseHold): HeldQuery => {
    const made = queries.get(contentQuery) ?? {
      matches: matcherOf(contentQuery),
      keywordCount: readQuery(contentQuery).keywordCount,
    }
    queries.set(contentQuery, made)
    return made
  }
  const of = (entryId: string): readonly CaseHold[] => byEntry.get(entryId) ?? []
  const index = (hold: CaseHold): void => {
    for (const entryId of hold.entryIds) byEntry.set(entryId, [...of(entryId), hold])
  }
  for (const hold of holds.values()) index(hold)
  return {
    list: () => [...holds.values()],
    find: (holdId) => holds.get(holdId),
    of,
    place: (hold) => {
      if (holds.has(hold.holdId)) throw new RangeError(`There is a hold ${hold.holdId} already.`)
      if (holds.size >= holdsMax) throw new GraphRefusal('holdsTooMany', String(holdsMax))
      if (!isBlank(hold)) queryOf(hold)
      holds.set(hold.holdId, hold)
      index(hold)
    },
    release: (holdId) => {
      const hold = holds.get(holdId)
      if (hold === undefined) throw new RangeError(`There is no hold ${holdId}.`)
      holds.delete(holdId)
      const others = (entryId: string) => of(entryId).filter((one) => one !== hold)
      for (const entryId of hold.entryIds) byEntry.set(entryId, others(entryId))
      return hold
    },
    keeps: async (item, at) => {
      const acting = of(item.mailbox.entryId).filter(({ actsAt }) => actsAt <= at)
      if (acting.some(isBlank)) return true
      const acts = acting.map(queryOf)
      if (acts.reduce((sum, { keywordCount }) => sum + keywordCount, 0) > keywordsMax) return true
      for (const { matches } of acts) if ((await matches(item)) !== false) return true
      return false
    },
    save: () => {
      const putBack = holds.save()
      const kept = new Map(byEntry)
      return () => {
        putBack()
        byEntry = new Map(kept)
      }
    },
  }
}

function isBlank({ contentQuery }: CaseHold): boolean {
  return contentQuery.trim() === ''
}
