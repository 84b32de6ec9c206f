import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { CaseActor } from './case-actor.ts'
import { caseForm } from './case-form.ts'
import type { EdiscoveryCase } from './case-record.ts'
import type { CaseContext } from './ediscovery-parts.ts'

/** What can be said about a case when it is created or changed. */
interface CaseWords {
  readonly displayName: string
  readonly description: string | null
  readonly externalId: string | null
}

/** The cases of a tenant. */
export interface Cases extends Savable {
  list(): readonly EdiscoveryCase[]
  /** Throws `caseUnknown`. */
  get(caseId: string): EdiscoveryCase
  /** Throws `caseExists` for a name that another case has, in any letter case. */
  create(words: CaseWords, by: CaseActor): EdiscoveryCase
  change(caseId: string, words: Partial<CaseWords>, by: CaseActor): EdiscoveryCase
  /** Replaces a case by its successor. */
  keep(changed: EdiscoveryCase): EdiscoveryCase
  remove(caseId: string): void
}

/** The cases that the tables hold. */
export function createCases(context: Pick<CaseContext, 'clock' | 'drawId' | 'messages'>, tables: StateTables): Cases {
  const { clock, drawId, messages } = context
  const cases = tables.map<EdiscoveryCase>('cases', caseForm(tables, messages))
  const get = (caseId: string): EdiscoveryCase => {
    const found = cases.get(caseId.toLowerCase())
    if (found === undefined) throw new GraphRefusal('caseUnknown', caseId)
    return found
  }
  const demandNameFree = (name: string, ownId: string | undefined): void => {
    const taken = [...cases.values()].some(
      ({ displayName, caseId }) => caseId !== ownId && displayName.toLowerCase() === name.toLowerCase(),
    )
    if (taken) throw new GraphRefusal('caseExists', name)
  }
  const keep = (one: EdiscoveryCase): EdiscoveryCase => {
    cases.set(one.caseId, one)
    return one
  }
  return {
    list: () => [...cases.values()],
    get,
    keep,
    create: (words, by) => {
      demandNameFree(words.displayName, undefined)
      const now = clock.now()
      return keep({
        ...words,
        caseId: drawId(),
        status: 'active',
        ...{ createdBy: by, createdDateTime: now, lastModifiedBy: by, lastModifiedDateTime: now },
        ...{ closedBy: null, closedDateTime: null },
        ...{
          custodians: new Map(),
          holds: new Map(),
          searches: new Map(),
          reviewSets: new Map(),
          operations: new Map(),
        },
      })
    },
    change: (caseId, words, by) => {
      const found = get(caseId)
      demandNameFree(words.displayName ?? found.displayName, found.caseId)
      return keep({ ...found, ...words, lastModifiedBy: by, lastModifiedDateTime: clock.now() })
    },
    remove: (caseId) => {
      cases.delete(get(caseId).caseId)
    },
    save: () => cases.save(),
  }
}
