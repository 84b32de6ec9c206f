import type { OperationDescription as AnyDescription } from '../../control/self-description/described-operation.ts'
import type { Operation } from '../../control/wire.ts'
import type { ProblemCode } from '../refusals/errors.ts'

/** Who an operation is for: a connector, phones and administrators, or readers of the description of the site. */
export type Plane = 'archive' | 'capture' | 'document'

/** What the OpenAPI document says about an operation of the site. */
export interface OperationDescription extends AnyDescription<Plane, ProblemCode> {
  bearer: 'none' | 'account' | 'device'
}

/** An operation of the site with its description for the OpenAPI document. Every operation has one. */
export interface DescribedOperation extends Operation {
  description: OperationDescription
}
