import { GraphRefusal } from '../../graph/errors.ts'
import type { CaseActor } from './case-actor.ts'
import type { Custodian, EdiscoveryCase, UserSource } from './case-record.ts'
import type { Cases } from './cases.ts'
import { type CaseContext, entryWithMailbox, holderOfPrimary } from './ediscovery-parts.ts'

/** The custodians of cases, and their mailboxes. Every method throws `caseUnknown` and `custodianUnknown`. */
export interface Custodians {
  /** Throws `custodianExists`. */
  add(caseId: string, email: string): Custodian
  get(caseId: string, custodianId: string): Custodian
  /** Throws `sourceUnknown`, `sourceExists`. */
  addSource(
    caseId: string,
    custodianId: string,
    source: { email: string; includedSources: string },
    by: CaseActor,
  ): UserSource
  /** Takes a source away, and the hold on it. */
  removeSource(caseId: string, custodianId: string, sourceId: string): void
  /** Holds every mailbox among the sources of the custodians. Throws `caseClosed`, `custodianReleased`, `custodianWithoutSource`. */
  applyHold(caseId: string, custodianIds: readonly string[]): void
  removeHold(caseId: string, custodianIds: readonly string[]): void
  /** The custodian is no longer part of the case; the holds on them end. */
  release(caseId: string, custodianId: string): void
  /** The custodian is part of the case again, without a hold. */
  activate(caseId: string, custodianId: string): void
}

/** The custodians of the cases. */
export function createCustodians(cases: Cases, context: CaseContext): Custodians {
  const { clock, drawId, holds } = context
  const get = (caseId: string, custodianId: string): Custodian => {
    const found = cases.get(caseId).custodians.get(custodianId.toLowerCase())
    if (found === undefined) throw new GraphRefusal('custodianUnknown', custodianId)
    return found
  }
  const keep = (caseId: string, custodian: Custodian): Custodian => {
    const found = cases.get(caseId)
    const changed = { ...custodian, lastModifiedDateTime: clock.now() }
    cases.keep({ ...found, custodians: new Map(found.custodians).set(changed.custodianId, changed) })
    return changed
  }
  const removeHold = (caseId: string, custodian: Custodian): void => {
    keep(
      caseId,
      withoutHolds(custodian, (holdId) => holds.release(holdId)),
    )
  }
  const applyHold = (found: EdiscoveryCase, custodian: Custodian): void => {
    const mailboxes = [...custodian.sources.values()].filter(hasMailbox)
    if (custodian.status === 'released') throw new GraphRefusal('custodianReleased', custodian.custodianId)
    if (mailboxes.length === 0) throw new GraphRefusal('custodianWithoutSource', custodian.custodianId)
    const sources = new Map(custodian.sources)
    for (const source of mailboxes.filter(({ holdId }) => holdId === undefined)) {
      const holdId = drawId()
      const displayName = `CustodianHold-${custodian.custodianId}`
      holds.place({ holdId, caseId: found.caseId, displayName, contentQuery: '', entryIds: [source.entryId] })
      sources.set(source.sourceId, { ...source, holdId })
    }
    keep(found.caseId, { ...custodian, sources })
  }
  return {
    get,
    add: (caseId, email) => {
      const { entry } = holderOfPrimary(context, email)
      const found = cases.get(caseId)
      if ([...found.custodians.values()].some(({ entryId }) => entryId === entry.entryId)) {
        throw new GraphRefusal('custodianExists', email)
      }
      const now = clock.now()
      return keep(found.caseId, {
        ...{ custodianId: drawId(), entryId: entry.entryId, status: 'active', releasedDateTime: null },
        ...{ createdDateTime: now, lastModifiedDateTime: now, sources: new Map() },
      })
    },
    addSource: (caseId, custodianId, { email, includedSources }, by) => {
      const custodian = get(caseId, custodianId)
      const entryId = entryWithMailbox(context, email)
      if ([...custodian.sources.values()].some((source) => source.entryId === entryId)) {
        throw new GraphRefusal('sourceExists', email)
      }
      const made = { createdBy: by, createdDateTime: clock.now() }
      const source: UserSource = { sourceId: drawId(), entryId, includedSources, holdId: undefined, ...made }
      keep(caseId, { ...custodian, sources: new Map(custodian.sources).set(source.sourceId, source) })
      return source
    },
    removeSource: (caseId, custodianId, sourceId) => {
      const custodian = get(caseId, custodianId)
      const source = custodian.sources.get(sourceId.toLowerCase())
      if (source === undefined) throw new GraphRefusal('sourceUnknown', sourceId)
      if (source.holdId !== undefined) holds.release(source.holdId)
      const sources = new Map(custodian.sources)
      sources.delete(source.sourceId)
      keep(caseId, { ...custodian, sources })
    },
    applyHold: (caseId, custodianIds) => {
      if (cases.get(caseId).status === 'closed') throw new GraphRefusal('caseClosed', cases.get(caseId).displayName)
      for (const custodianId of custodianIds) applyHold(cases.get(caseId), get(caseId, custodianId))
    },
    removeHold: (caseId, custodianIds) => {
      for (const custodianId of custodianIds) removeHold(caseId, get(caseId, custodianId))
    },
    release: (caseId, custodianId) => {
      removeHold(caseId, get(caseId, custodianId))
      keep(caseId, { ...get(caseId, custodianId), status: 'released', releasedDateTime: clock.now() })
    },
    activate: (caseId, custodianId) => {
      keep(caseId, { ...get(caseId, custodianId), status: 'active', releasedDateTime: null })
    },
  }
}

/** A custodian on whom nothing is held any more. */
export function withoutHolds(custodian: Custodian, release: (holdId: string) => void): Custodian {
  const sources = new Map<string, UserSource>()
  for (const source of custodian.sources.values()) {
    if (source.holdId !== undefined) release(source.holdId)
    sources.set(source.sourceId, { ...source, holdId: undefined })
  }
  return { ...custodian, sources }
}

/** Whether the mailbox of a source is included; the tenant has no sites. */
export function hasMailbox({ includedSources }: Pick<UserSource, 'includedSources'>): boolean {
  return includedSources.split(',').some((flag) => flag.trim().toLowerCase() === 'mailbox')
}

/** Whether all mailboxes of a custodian are on hold, some, or none. */
export function holdStatusOf({ sources }: Custodian): 'applied' | 'partial' | 'notApplied' {
  const mailboxes = [...sources.values()].filter(hasMailbox)
  const held = mailboxes.filter(({ holdId }) => holdId !== undefined)
  if (held.length === 0) return 'notApplied'
  return held.length === mailboxes.length ? 'applied' : 'partial'
}
