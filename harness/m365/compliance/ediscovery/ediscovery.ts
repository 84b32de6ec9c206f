import type { Readable } from 'node:stream'
import { type Savable, saveAll } from '../../../control/savable.ts'
import type { Chance } from '../../../control/seed.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import { drawGuid } from '../../graph/identifiers.ts'
import type { CaseActor } from './case-actor.ts'
import { statusAt } from './case-operation.ts'
import { type CaseOperations, createCaseOperations } from './case-operations.ts'
import type { EdiscoveryCase } from './case-record.ts'
import { type CaseSearches, createCaseSearches } from './case-searches.ts'
import { type CaseWork, createCaseWork } from './case-work.ts'
import { type Cases, createCases } from './cases.ts'
import { type Custodians, createCustodians, holdStatusOf, withoutHolds } from './custodians.ts'
import type { CaseContext } from './ediscovery-parts.ts'
import { createHoldPolicies, type HoldPolicies, withoutHoldsOf } from './hold-policies.ts'
import { createJobLimits, type JobLimits } from './job-limits.ts'
import { createReviewSets, type ReviewSets } from './review-sets.ts'

/** eDiscovery of a tenant (CMP-4): its cases, and what is done in them. */
export interface Ediscovery extends Savable {
  readonly cases: Cases
  readonly custodians: Custodians
  readonly holds: HoldPolicies
  readonly searches: CaseSearches
  readonly work: CaseWork
  readonly reviewSets: ReviewSets
  readonly operations: CaseOperations
  readonly limits: JobLimits
  /** Turns all holds of the case off; everything else stays, and can go on (Microsoft Purview, close a case). */
  close(caseId: string, by: CaseActor): EdiscoveryCase
  /** Makes it active again. Its holds stay off (Microsoft Purview, reopen a closed case). Throws `caseNotClosed`. */
  reopen(caseId: string, by: CaseActor): EdiscoveryCase
  /** Deletes a case without holds. Throws `caseHasHolds`. */
  remove(caseId: string): void
  /** A file of an export, and its size. Throws `exportFileUnknown`. */
  file(caseId: string, operationId: string, fileName: string): Promise<{ stream: Readable; sizeBytes: number }>
}

/** What eDiscovery is made from. */
interface Options extends Omit<CaseContext, 'drawId'> {
  chance: Chance
  tables: StateTables
}

/** The eDiscovery that the tables hold. */
export function createEdiscovery({ chance, tables, ...given }: Options): Ediscovery {
  const context: CaseContext = { ...given, drawId: () => drawGuid(chance) }
  const { clock, holds } = context
  const cases = createCases(context, tables)
  const searches = createCaseSearches(cases, context)
  const operations = createCaseOperations(cases, context, tables)
  const limits = createJobLimits(cases, context)
  const parts = { cases, searches, operations, limits }
  return {
    cases,
    custodians: createCustodians(cases, context),
    holds: createHoldPolicies(cases, context),
    searches,
    operations,
    limits,
    work: createCaseWork(parts, context),
    reviewSets: createReviewSets(parts, context),
    close: (caseId, by) => {
      const release = (holdId: string): void => void holds.release(holdId)
      const found = withoutHoldsOf(cases.get(caseId), release)
      if (found.status === 'closed') throw new GraphRefusal('caseClosed', found.displayName)
      const custodians = new Map(found.custodians)
      for (const custodian of custodians.values())
        custodians.set(custodian.custodianId, withoutHolds(custodian, release))
      const now = clock.now()
      const closed = { closedBy: by, closedDateTime: now, lastModifiedBy: by, lastModifiedDateTime: now }
      return cases.keep({ ...found, custodians, status: 'closed', ...closed })
    },
    reopen: (caseId, by) => {
      const found = cases.get(caseId)
      if (found.status !== 'closed') throw new GraphRefusal('caseNotClosed', found.displayName)
      const modified = { lastModifiedBy: by, lastModifiedDateTime: clock.now() }
      return cases.keep({ ...found, status: 'active', closedBy: null, closedDateTime: null, ...modified })
    },
    remove: (caseId) => {
      const { displayName, holds: ofCase, custodians } = cases.get(caseId)
      const isHeld = [...custodians.values()].some((custodian) => holdStatusOf(custodian) !== 'notApplied')
      if (ofCase.size > 0 || isHeld) throw new GraphRefusal('caseHasHolds', displayName)
      cases.remove(caseId)
    },
    file: async (caseId, operationId, fileName) => {
      const operation = operations.get(caseId, operationId)
      const { result } = operation
      const file = 'files' in result ? result.files.find((one) => one.fileName === fileName) : undefined
      if (file === undefined || !('files' in result) || statusAt(operation, clock.now()) !== 'succeeded') {
        throw new GraphRefusal('exportFileUnknown', fileName)
      }
      const { fileOfExport } = await import('./exports/export-files.ts')
      return fileOfExport(result, file.kind, context)
    },
    save: () => saveAll([cases, operations, limits, chance]),
  }
}
