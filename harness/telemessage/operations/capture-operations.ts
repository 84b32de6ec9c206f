import type { DescribedOperation } from '../openapi/described-operation.ts'
import type { CapturePlane } from './capture-operation.ts'
import { activationOperations, deviceOperations } from './device-operations.ts'
import { eventOperations } from './event-operations.ts'
import { linkOperations } from './link-operations.ts'
import { planOperations } from './plan-operations.ts'
import { userImportOperation } from './user-import-operation.ts'
import { userOperations } from './user-operations.ts'

/** The operations that administrators and phones use. */
export function captureOperations(plane: CapturePlane): DescribedOperation[] {
  return [
    ...userOperations(plane),
    userImportOperation(plane),
    ...planOperations(plane),
    ...activationOperations(plane),
    ...linkOperations(plane),
    ...deviceOperations(plane),
    ...eventOperations(plane),
  ]
}
