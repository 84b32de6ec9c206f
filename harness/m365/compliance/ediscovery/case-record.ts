import type { CaseActor } from './case-actor.ts'
import type { CaseOperation } from './case-operation.ts'
import type { FoundItem } from './found-item.ts'

/** What every part of a case has. */
interface Made {
  readonly displayName: string
  readonly createdBy: CaseActor
  readonly createdDateTime: Date
}

interface Modified {
  readonly lastModifiedBy: CaseActor
  readonly lastModifiedDateTime: Date
}

/** A mailbox as a source. `holdId`: the hold of a custodian on it. */
export interface UserSource extends Omit<Made, 'displayName'> {
  readonly sourceId: string
  /** In the directory. */
  readonly entryId: string
  /** Flags, comma-separated: `mailbox`, `site`. */
  readonly includedSources: string
  readonly holdId: string | undefined
}

/** Somebody whose mailbox is evidence. */
export interface Custodian extends Omit<Made, 'displayName' | 'createdBy'>, Omit<Modified, 'lastModifiedBy'> {
  readonly custodianId: string
  readonly entryId: string
  readonly status: 'active' | 'released'
  readonly releasedDateTime: Date | null
  readonly sources: ReadonlyMap<string, UserSource>
}

/** A hold of the case (ediscoveryHoldPolicy). It is the hold of the same id in the holds of the tenant while it `isEnabled`. */
export interface HoldPolicy extends Made, Modified {
  readonly holdId: string
  readonly description: string | null
  readonly contentQuery: string
  readonly isEnabled: boolean
  readonly sources: ReadonlyMap<string, UserSource>
}

/** A search of the case, with its sources. */
export interface CaseSearch extends Made, Modified {
  readonly searchId: string
  readonly description: string | null
  readonly contentQuery: string
  /** Flags: `allTenantMailboxes`, `allCaseCustodians`; `none` for neither. */
  readonly dataSourceScopes: string
  /** The ids of user sources of custodians. */
  readonly custodianSources: readonly string[]
  readonly additionalSources: ReadonlyMap<string, UserSource>
}

/** Items that were copied into the case for a review. */
export interface ReviewSet extends Made {
  readonly reviewSetId: string
  /** By mailbox, immutable id and digest. */
  readonly items: ReadonlyMap<string, FoundItem>
}

/** A case with all that is in it. It never changes: a change makes another one. */
export interface EdiscoveryCase extends Made, Modified {
  readonly caseId: string
  readonly description: string | null
  readonly externalId: string | null
  readonly status: 'active' | 'closed'
  readonly closedBy: CaseActor | null
  readonly closedDateTime: Date | null
  readonly custodians: ReadonlyMap<string, Custodian>
  readonly holds: ReadonlyMap<string, HoldPolicy>
  readonly searches: ReadonlyMap<string, CaseSearch>
  readonly reviewSets: ReadonlyMap<string, ReviewSet>
  readonly operations: ReadonlyMap<string, CaseOperation>
}
