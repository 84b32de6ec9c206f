import { GraphRefusal } from '../../graph/errors.ts'
import type { CaseActor } from './case-actor.ts'
import type { CaseOperation, ExportRequest } from './case-operation.ts'
import type { ReviewSet } from './case-record.ts'
import { type CaseWorkParts, chosen, exportOf, type ItemChoice } from './case-work.ts'
import type { CaseContext } from './ediscovery-parts.ts'
import { isOrganisationWide } from './job-limits.ts'

/** The review sets of cases. What is in one stays in it, whatever happens in the mailbox. */
export interface ReviewSets {
  /** Throws `reviewSetUnknown`. */
  get(caseId: string, reviewSetId: string): ReviewSet
  /** Throws `reviewSetExists`. */
  create(caseId: string, displayName: string, by: CaseActor): ReviewSet
  /** Adds what a search finds now; an item that is there already is added once more only if it has changed. */
  add(
    wanted: { caseId: string; reviewSetId: string; searchId: string; choice: ItemChoice },
    by: CaseActor,
  ): Promise<CaseOperation>
  export(caseId: string, reviewSetId: string, request: ExportRequest, by: CaseActor): Promise<CaseOperation>
}

/** The review sets of the cases. */
export function createReviewSets(
  { cases, searches, operations, limits }: CaseWorkParts,
  context: CaseContext,
): ReviewSets {
  const { clock, drawId } = context
  const get = (caseId: string, reviewSetId: string): ReviewSet => {
    const found = cases.get(caseId).reviewSets.get(reviewSetId.toLowerCase())
    if (found === undefined) throw new GraphRefusal('reviewSetUnknown', reviewSetId)
    return found
  }
  const keep = (caseId: string, set: ReviewSet): ReviewSet => {
    const found = cases.get(caseId)
    cases.keep({ ...found, reviewSets: new Map(found.reviewSets).set(set.reviewSetId, set) })
    return set
  }
  return {
    get,
    create: (caseId, displayName, by) => {
      const sets = [...cases.get(caseId).reviewSets.values()]
      if (sets.some((set) => set.displayName.toLowerCase() === displayName.toLowerCase())) {
        throw new GraphRefusal('reviewSetExists', displayName)
      }
      const made = { createdBy: by, createdDateTime: clock.now() }
      return keep(caseId, { reviewSetId: drawId(), displayName, items: new Map(), ...made })
    },
    add: async ({ caseId, reviewSetId, searchId, choice }, by) => {
      get(caseId, reviewSetId)
      const { dataSourceScopes } = searches.get(caseId, searchId)
      const job = { kind: 'search', by, isOrganisationWide: isOrganisationWide(dataSourceScopes) } as const
      const findings = await limits.during(job, () => searches.run(caseId, searchId))
      const set = get(caseId, reviewSetId)
      const items = new Map(set.items)
      for (const item of chosen(findings, choice)) {
        const { immutableId, mail } = item.message
        items.set(`${item.entryId} ${immutableId} ${mail.content().sha256}`, item)
      }
      keep(caseId, { ...set, items })
      const ids = { searchId: searchId.toLowerCase(), reviewSetId: set.reviewSetId }
      return operations.begin(caseId, { action: 'addToReviewSet', ...ids, added: items.size - set.items.size }, by)
    },
    export: async (caseId, reviewSetId, request, by) => {
      const { displayName: sourceName, items } = get(caseId, reviewSetId)
      const { caseId: id, displayName: caseName } = cases.get(caseId)
      const entryIds = [...new Set([...items.values()].map(({ entryId }) => entryId))]
      const facts = { caseId: id, caseName, sourceName, contentQuery: '', entryIds, at: clock.now() }
      const source = { action: 'contentExport', request, items: [...items.values()], facts } as const
      const job = { kind: 'export', by, isOrganisationWide: false } as const
      return limits.during(job, async () => operations.begin(caseId, await exportOf(source, undefined, context), by))
    },
  }
}
