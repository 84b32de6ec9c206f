import { GraphRefusal } from '../../graph/errors.ts'
import { messageBytes } from '../../mailbox/kept/stored-message.ts'
import type { CaseActor } from './case-actor.ts'
import { type CaseOperation, type ExportRequest, type OperationResult, statusAt } from './case-operation.ts'
import type { CaseOperations } from './case-operations.ts'
import type { CaseSearches, SearchFindings } from './case-searches.ts'
import type { Cases } from './cases.ts'
import type { CaseContext } from './ediscovery-parts.ts'
import type { ExportSource } from './exports/export-source.ts'
import type { FoundItem } from './found-item.ts'
import { isOrganisationWide, type JobLimits } from './job-limits.ts'
import { purge } from './purge.ts'

/** Which items of a search are meant: `searchHits`, `partiallyIndexed`, both, and of the latter only those beside hits. */
export interface ItemChoice {
  readonly hits: boolean
  readonly partiallyIndexed: boolean
  /** Partially indexed items of mailboxes without hits as well. */
  readonly everywhere: boolean
}

/** An export of a search: which one, what of it, and how. */
interface SearchExport {
  caseId: string
  searchId: string
  kind: 'exportResult' | 'exportReport'
  choice: ItemChoice
  request: ExportRequest
}

/** What is done with a search. Each method returns the operation that it began; its result is of this moment. */
export interface CaseWork {
  /** Throws `caseSearchesTooMany`. */
  estimate(caseId: string, searchId: string, by: CaseActor): Promise<CaseOperation>
  lastEstimate(caseId: string, searchId: string): CaseOperation | undefined
  /** Throws `caseSearchNotEstimated`, `caseExportsTooMany` and `caseExportTooLarge`. */
  exportSearch(wanted: SearchExport, by: CaseActor): Promise<CaseOperation>
  /** Throws `recoverableItemsFull` and `casePurgeTooWide`. */
  purge(
    caseId: string,
    searchId: string,
    options: { isPermanent: boolean; inMailboxes: boolean },
    by: CaseActor,
  ): Promise<CaseOperation>
}

/** What the work of cases is made from. */
export interface CaseWorkParts {
  cases: Cases
  searches: CaseSearches
  operations: CaseOperations
  limits: JobLimits
}

/** The work of the cases. */
export function createCaseWork({ cases, searches, operations, limits }: CaseWorkParts, context: CaseContext): CaseWork {
  const { clock } = context
  const lastEstimate = (caseId: string, searchId: string): CaseOperation | undefined =>
    [...cases.get(caseId).operations.values()].findLast(
      ({ result }) => result.action === 'estimateStatistics' && result.searchId === searchId.toLowerCase(),
    )
  return {
    lastEstimate,
    estimate: async (caseId, searchId, by) => {
      const { dataSourceScopes } = searches.get(caseId, searchId)
      const job = { kind: 'search', by, isOrganisationWide: isOrganisationWide(dataSourceScopes) } as const
      return limits.during(job, async () => {
        const estimate = estimateOf(await searches.run(caseId, searchId))
        const result = { action: 'estimateStatistics', searchId: searchId.toLowerCase(), estimate } as const
        return operations.begin(caseId, result, by)
      })
    },
    exportSearch: async ({ caseId, searchId, kind, choice, request }, by) => {
      const search = searches.get(caseId, searchId)
      const estimate = lastEstimate(caseId, searchId)
      const isEstimated = estimate !== undefined && statusAt(estimate, clock.now()) === 'succeeded'
      if (!isEstimated || estimate.createdDateTime < search.lastModifiedDateTime) {
        throw new GraphRefusal('caseSearchNotEstimated', search.displayName)
      }
      return limits.during({ kind: 'export', by, isOrganisationWide: false }, async () => {
        const findings = await searches.run(caseId, searchId)
        const { caseId: id, displayName: caseName } = cases.get(caseId)
        const { displayName: sourceName, contentQuery } = search
        const facts = { caseId: id, caseName, sourceName, contentQuery, entryIds: findings.entryIds, at: clock.now() }
        const source = { action: kind, request, items: chosen(findings, choice), facts }
        const result = await exportOf(source, search.searchId, context)
        limits.demandExport(search.searchId, result.files)
        return operations.begin(caseId, result, by)
      })
    },
    purge: async (caseId, searchId, options, by) => {
      const { items, entryIds } = await searches.run(caseId, searchId)
      const { mailboxesOfPurge } = limits.values
      if (entryIds.length > mailboxesOfPurge) throw new GraphRefusal('casePurgeTooWide', `${entryIds.length} mailboxes`)
      const found = options.inMailboxes ? items.filter(({ isPartiallyIndexed }) => !isPartiallyIndexed) : []
      const purged = purge(found, options, context)
      return operations.begin(caseId, { action: 'purgeData', searchId: searchId.toLowerCase(), ...purged }, by)
    },
  }
}

/** An export as the result of an operation. What writes ZIPs and reports is loaded by the first export. */
export async function exportOf(
  source: ExportSource & { action: 'exportResult' | 'exportReport' | 'contentExport' },
  searchId: string | undefined,
  context: Pick<CaseContext, 'directory'>,
): Promise<Extract<OperationResult, { files: unknown }>> {
  const { filesOfExport } = await import('./exports/export-files.ts')
  return { ...source, searchId, files: filesOfExport(source, context) }
}

/** The items of a search that are meant. */
export function chosen({ items }: SearchFindings, { hits, partiallyIndexed, everywhere }: ItemChoice): FoundItem[] {
  const responsive = new Set(items.filter((item) => !item.isPartiallyIndexed).map(({ entryId }) => entryId))
  return items.filter((item) => {
    if (!item.isPartiallyIndexed) return hits
    return partiallyIndexed && (everywhere || responsive.has(item.entryId))
  })
}

function estimateOf({ items }: SearchFindings) {
  const hits = items.filter(({ isPartiallyIndexed }) => !isPartiallyIndexed)
  const others = items.filter(({ isPartiallyIndexed }) => isPartiallyIndexed)
  const bytes = (list: readonly FoundItem[]): number =>
    list.reduce((sum, { message }) => sum + messageBytes(message), 0)
  return {
    ...{ indexedItemCount: hits.length, indexedItemsSize: bytes(hits) },
    ...{ unindexedItemCount: others.length, unindexedItemsSize: bytes(others) },
    mailboxCount: new Set(hits.map(({ entryId }) => entryId)).size,
  }
}
