import type { Savable } from '../../../control/savable.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { CaseActor } from './case-actor.ts'
import { type CaseOperation, type ExportFile, statusAt } from './case-operation.ts'
import type { EdiscoveryCase } from './case-record.ts'
import type { CaseContext } from './ediscovery-parts.ts'

/** A search or an export that is about to begin. */
interface NewJob {
  kind: 'search' | 'export'
  by: CaseActor
  /** Whether it looks into every mailbox of the tenant. */
  isOrganisationWide: boolean
}

/** How much may be done at once, and at all. Document: Microsoft Purview, limits of eDiscovery searches and exports. */
interface JobLimitValues {
  searchesAtOnce: { inOrganisation: number; ofPerson: number; organisationWide: number }
  exportsAtOnce: { inOrganisation: number; ofPerson: number }
  /** Of one search, on one day of UTC. */
  exportedBytesADay: number
  mailboxesOfPurge: number
}

const documented: JobLimitValues = {
  searchesAtOnce: { inOrganisation: 30, ofPerson: 10, organisationWide: 3 },
  exportsAtOnce: { inOrganisation: 10, ofPerson: 3 },
  exportedBytesADay: 2 * 1024 ** 4,
  mailboxesOfPurge: 50_000,
}

/** The limits of the jobs of a tenant. A job runs as long as its operation does on the calendar. */
export interface JobLimits extends Savable {
  /** The documented ones, unless a test sets others. */
  values: JobLimitValues
  /** Does the work of a job that counts from now on. Throws `caseSearchesTooMany` and `caseExportsTooMany`. */
  during<T>(job: NewJob, work: () => Promise<T>): Promise<T>
  /** Throws `caseExportTooLarge` if the search has exported so much on this day of UTC that these files are too many. */
  demandExport(searchId: string, files: readonly ExportFile[]): void
}

/** Counts the jobs of all cases. */
export function createJobLimits(
  cases: { list(): readonly EdiscoveryCase[] },
  { clock }: Pick<CaseContext, 'clock'>,
): JobLimits {
  const starting = new Set<NewJob>()
  const limits: JobLimits = {
    values: documented,
    during: async (job, work) => {
      refuseTooMany(job, [...starting, ...runningIn(cases.list(), clock.now())], limits.values)
      starting.add(job)
      try {
        return await work()
      } finally {
        starting.delete(job)
      }
    },
    demandExport: (searchId, files) => {
      const today = dayOf(clock.now())
      const before = operationsOf(cases.list()).flatMap(({ createdDateTime, result }) =>
        'files' in result && result.searchId === searchId && dayOf(createdDateTime) === today ? bytesOf(result) : [],
      )
      const bytes = before.reduce((sum, one) => sum + one, bytesOf({ files }))
      if (bytes > limits.values.exportedBytesADay) throw new GraphRefusal('caseExportTooLarge', `${bytes} bytes`)
    },
    save: () => {
      const { values } = limits
      return () => {
        limits.values = values
      }
    },
  }
  return limits
}

function refuseTooMany(
  job: NewJob,
  running: readonly NewJob[],
  { searchesAtOnce, exportsAtOnce }: JobLimitValues,
): void {
  const alike = running.filter(({ kind }) => kind === job.kind)
  const own = alike.filter(({ by }) => personOf(by) === personOf(job.by))
  const { inOrganisation, ofPerson } = job.kind === 'search' ? searchesAtOnce : exportsAtOnce
  const refusal = job.kind === 'search' ? 'caseSearchesTooMany' : 'caseExportsTooMany'
  if (alike.length >= inOrganisation) throw new GraphRefusal(refusal, `${inOrganisation} in the organisation`)
  if (own.length >= ofPerson) throw new GraphRefusal(refusal, `${ofPerson} of yours`)
  const { organisationWide } = searchesAtOnce
  if (job.kind === 'export' || !job.isOrganisationWide) return
  if (alike.filter((one) => one.isOrganisationWide).length >= organisationWide) {
    throw new GraphRefusal(refusal, `${organisationWide} over all mailboxes`)
  }
}

function runningIn(cases: readonly EdiscoveryCase[], now: Date): NewJob[] {
  return cases.flatMap((one) =>
    [...one.operations.values()].flatMap((operation) => {
      const job = statusAt(operation, now) === 'succeeded' ? undefined : jobOf(operation, one)
      return job ?? []
    }),
  )
}

function jobOf({ createdBy: by, result }: CaseOperation, { searches }: EdiscoveryCase): NewJob | undefined {
  if ('files' in result) return { kind: 'export', by, isOrganisationWide: false }
  if (result.action !== 'estimateStatistics' && result.action !== 'addToReviewSet') return undefined
  const scopes = searches.get(result.searchId)?.dataSourceScopes ?? ''
  return { kind: 'search', by, isOrganisationWide: isOrganisationWide(scopes) }
}

/** Whether the scopes of a search are every mailbox. */
export function isOrganisationWide(dataSourceScopes: string): boolean {
  return /\ballTenantMailboxes\b/i.test(dataSourceScopes)
}

function personOf({ user, application }: CaseActor): string {
  return user?.id ?? application?.id ?? ''
}

function operationsOf(cases: readonly EdiscoveryCase[]): CaseOperation[] {
  return cases.flatMap(({ operations }) => [...operations.values()])
}

function bytesOf({ files }: { files: readonly ExportFile[] }): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
