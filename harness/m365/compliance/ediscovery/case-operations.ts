import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { CaseActor } from './case-actor.ts'
import type { CaseOperation, OperationResult } from './case-operation.ts'
import type { Cases } from './cases.ts'
import type { CaseContext } from './ediscovery-parts.ts'

/** The operations of cases. */
export interface CaseOperations extends Savable {
  /** Throws `caseOperationUnknown`. */
  get(caseId: string, operationId: string): CaseOperation
  begin(caseId: string, result: OperationResult, by: CaseActor): CaseOperation
  /** How long operations take on the calendar; at first no time. */
  takesMs: number
}

/** The operations of the cases. */
export function createCaseOperations(
  cases: Cases,
  { clock, drawId }: Pick<CaseContext, 'clock' | 'drawId'>,
  tables: StateTables,
): CaseOperations {
  const takesMs = tables.value('operations take', () => 0)
  return {
    get takesMs() {
      return takesMs.get()
    },
    set takesMs(durationMs) {
      takesMs.set(durationMs)
    },
    get: (caseId, operationId) => {
      const found = cases.get(caseId).operations.get(operationId.toLowerCase())
      if (found === undefined) throw new GraphRefusal('caseOperationUnknown', operationId)
      return found
    },
    begin: (caseId, result, by) => {
      const found = cases.get(caseId)
      const now = clock.now()
      const endsAt = new Date(now.getTime() + takesMs.get())
      const operation = { operationId: drawId(), createdBy: by, createdDateTime: now, endsAt, result }
      cases.keep({ ...found, operations: new Map(found.operations).set(operation.operationId, operation) })
      return operation
    },
    save: takesMs.save,
  }
}
