import { GraphRefusal } from '../../graph/errors.ts'
import type { CaseActor } from './case-actor.ts'
import type { EdiscoveryCase, HoldPolicy, UserSource } from './case-record.ts'
import type { Cases } from './cases.ts'
import { type CaseContext, entryWithMailbox } from './ediscovery-parts.ts'

/** What a hold is created from. */
interface NewHoldPolicy {
  readonly displayName: string
  readonly description: string | null
  /** Blank: everything. */
  readonly contentQuery: string
  /** Addresses of mailboxes. */
  readonly emails: readonly string[]
}

/** The holds of cases (ediscoveryHoldPolicy). Every method throws `caseUnknown` and `holdPolicyUnknown`. */
export interface HoldPolicies {
  get(caseId: string, holdId: string): HoldPolicy
  /** Throws `caseClosed`, `holdPolicyExists`, `sourceUnknown`, and the refusal of a query that cannot be read. */
  create(caseId: string, hold: NewHoldPolicy, by: CaseActor): HoldPolicy
  change(
    caseId: string,
    holdId: string,
    changes: Partial<Pick<NewHoldPolicy, 'description' | 'contentQuery'>>,
    by: CaseActor,
  ): HoldPolicy
  addSource(caseId: string, holdId: string, email: string, by: CaseActor): UserSource
  removeSource(caseId: string, holdId: string, sourceId: string, by: CaseActor): void
  /** Places it again; a hold that is off stays off. */
  retry(caseId: string, holdId: string): void
  remove(caseId: string, holdId: string): void
}

/** The holds of the cases. */
export function createHoldPolicies(cases: Cases, context: CaseContext): HoldPolicies {
  const { clock, drawId, holds, search } = context
  const get = (caseId: string, holdId: string): HoldPolicy => {
    const found = cases.get(caseId).holds.get(holdId.toLowerCase())
    if (found === undefined) throw new GraphRefusal('holdPolicyUnknown', holdId)
    return found
  }
  const keep = (caseId: string, hold: HoldPolicy): HoldPolicy => {
    const found = cases.get(caseId)
    cases.keep({ ...found, holds: new Map(found.holds).set(hold.holdId, hold) })
    return hold
  }
  const place = ({ caseId }: EdiscoveryCase, { holdId, displayName, contentQuery, sources }: HoldPolicy): void => {
    const entryIds = [...sources.values()].map(({ entryId }) => entryId)
    holds.place({ holdId, caseId, displayName, contentQuery, entryIds })
  }
  const sourceAt = (email: string, by: CaseActor): UserSource => ({
    ...{ sourceId: drawId(), entryId: entryWithMailbox(context, email), includedSources: 'mailbox', holdId: undefined },
    ...{ createdBy: by, createdDateTime: clock.now() },
  })
  /** A hold that acts is replaced by its successor in one step: in between nothing can be deleted, because nothing waits. */
  const replace = (caseId: string, before: HoldPolicy, after: HoldPolicy, by: CaseActor): HoldPolicy => {
    search.read(after.contentQuery)
    if (before.isEnabled) {
      holds.release(before.holdId)
      place(cases.get(caseId), after)
    }
    return keep(caseId, { ...after, lastModifiedBy: by, lastModifiedDateTime: clock.now() })
  }
  return {
    get,
    create: (caseId, { displayName, description, contentQuery, emails }, by) => {
      const found = cases.get(caseId)
      if (found.status === 'closed') throw new GraphRefusal('caseClosed', found.displayName)
      if ([...found.holds.values()].some((hold) => hold.displayName.toLowerCase() === displayName.toLowerCase())) {
        throw new GraphRefusal('holdPolicyExists', displayName)
      }
      const now = clock.now()
      const sources = new Map(emails.map((email) => sourceAt(email, by)).map((source) => [source.sourceId, source]))
      const hold: HoldPolicy = {
        ...{ holdId: drawId(), displayName, description, contentQuery, isEnabled: true, sources },
        ...{ createdBy: by, createdDateTime: now, lastModifiedBy: by, lastModifiedDateTime: now },
      }
      search.read(contentQuery)
      place(found, hold)
      return keep(caseId, hold)
    },
    change: (caseId, holdId, changes, by) => {
      const hold = get(caseId, holdId)
      return replace(caseId, hold, { ...hold, ...changes }, by)
    },
    addSource: (caseId, holdId, email, by) => {
      const hold = get(caseId, holdId)
      const source = sourceAt(email, by)
      if ([...hold.sources.values()].some(({ entryId }) => entryId === source.entryId)) {
        throw new GraphRefusal('sourceExists', email)
      }
      replace(caseId, hold, { ...hold, sources: new Map(hold.sources).set(source.sourceId, source) }, by)
      return source
    },
    removeSource: (caseId, holdId, sourceId, by) => {
      const hold = get(caseId, holdId)
      const sources = new Map(hold.sources)
      if (!sources.delete(sourceId.toLowerCase())) throw new GraphRefusal('sourceUnknown', sourceId)
      replace(caseId, hold, { ...hold, sources }, by)
    },
    retry: (caseId, holdId) => {
      get(caseId, holdId)
    },
    remove: (caseId, holdId) => {
      const hold = get(caseId, holdId)
      if (hold.isEnabled) holds.release(hold.holdId)
      const found = cases.get(caseId)
      const others = new Map(found.holds)
      others.delete(hold.holdId)
      cases.keep({ ...found, holds: others })
    },
  }
}

/** Ends all holds of a case, as closing it does (Microsoft Purview, close a case). */
export function withoutHoldsOf(found: EdiscoveryCase, off: (holdId: string) => void): EdiscoveryCase {
  const holds = new Map(found.holds)
  for (const hold of holds.values()) {
    if (hold.isEnabled) off(hold.holdId)
    holds.set(hold.holdId, { ...hold, isEnabled: false })
  }
  return { ...found, holds }
}
