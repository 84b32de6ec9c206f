import type { Savable } from '../../../control/savable.ts'
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
): CaseOperations {
  const all: CaseOperations = {
    takesMs: 0,
    get: (caseId, operationId) => {
      const found = cases.get(caseId).operations.get(operationId.toLowerCase())
      if (found === undefined) throw new GraphRefusal('caseOperationUnknown', operationId)
      return found
    },
    begin: (caseId, result, by) => {
      const found = cases.get(caseId)
      const now = clock.now()
      const endsAt = new Date(now.getTime() + all.takesMs)
      const operation = { operationId: drawId(), createdBy: by, createdDateTime: now, endsAt, result }
      cases.keep({ ...found, operations: new Map(found.operations).set(operation.operationId, operation) })
      return operation
    },
    save: () => {
      const { takesMs } = all
      return () => {
        all.takesMs = takesMs
      }
    },
  }
  return all
}
