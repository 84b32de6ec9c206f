import type { z } from 'zod'
import type { Operation } from '../../control/wire.ts'
import type { ProblemCode } from '../refusals/errors.ts'

/**
 * What a body is, in a request or an answer: JSON that keeps to a schema, or bytes of a media type (`*\/*` where it is
 * not known before). A schema that has an id by `.meta()` becomes a component of the document under that name, and so
 * does every such schema within it.
 */
export type BodyDescription =
  | { contentType: 'application/json'; schema: z.ZodType; example?: unknown }
  | { contentType: string; schema?: undefined }

/** One way in which an operation answers. */
interface AnswerDescription {
  /** When it does. */
  description: string
  body?: BodyDescription
  /** Headers beside `content-type` that the answer always has, by name in lower case, each with what it tells. */
  headers?: Record<string, string>
}

/** Who an operation is for: a connector, phones and administrators, or readers of the description of the site. */
export type Plane = 'archive' | 'capture' | 'document'

/** What the OpenAPI document says of an operation. The schemas in it are those that validate the traffic. */
export interface OperationDescription {
  /** A few words in the imperative: `List captured items`. */
  summary: string
  /** Markdown; what a caller must know beside the schemas, and whether it follows a public fact or is simulated. */
  description: string
  plane: Plane
  /** Whose bearer token it needs. */
  bearer: 'none' | 'account' | 'device'
  /** What each `:name` of the path is. */
  path?: Record<string, string>
  /** The schema of an object whose fields carry `.describe()`. */
  query?: z.ZodType
  /** Request headers that it reads, by name in lower case, each with what it does. */
  headers?: Record<string, string>
  body?: BodyDescription
  answers: Record<number, AnswerDescription>
  /** Its own refusals, besides those of every operation; each becomes an answer in problem details. */
  refusals: ProblemCode[]
}

/** An operation of the site with its description for the OpenAPI document. Every operation has one. */
export interface DescribedOperation extends Operation {
  description: OperationDescription
}
