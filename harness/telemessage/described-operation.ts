import type { z } from 'zod'
import type { Operation } from '../control/http/wire.ts'
import type { ProblemCode } from './errors.ts'

/** What a body is, in a request or an answer: JSON that keeps to a schema, or bytes of a media type. */
export type BodyDescription =
  | { contentType: 'application/json'; schema: z.ZodType }
  | { contentType: string; schema?: undefined }

/** One way in which an operation answers. */
export interface AnswerDescription {
  /** When it does. */
  description: string
  body?: BodyDescription
  /** Headers beside `content-type`, by name in lower case, each with what it tells. */
  headers?: Record<string, string>
}

/** What the OpenAPI document says of an operation. The schemas in it are those that validate the traffic. */
export interface OperationDescription {
  /** A few words in the imperative: `List captured items`. */
  summary: string
  /** Markdown; what a caller must know beside the schemas, and whether it follows a public fact or is simulated. */
  description: string
  plane: 'archive' | 'capture'
  /** Whose bearer token it wants. */
  bearer: 'none' | 'account' | 'device'
  /** What each `:name` of the path is. */
  path?: Record<string, string>
  /** An object schema whose fields carry `.describe()`. */
  query?: z.ZodObject
  /** Request headers that it reads, by name in lower case, each with what it does. */
  headers?: Record<string, string>
  body?: BodyDescription
  answers: Record<number, AnswerDescription>
  /** How it refuses; each becomes an answer in problem details. */
  refusals: ProblemCode[]
}

/** An operation of the site that stands in its OpenAPI document; none of them may be missing there. */
export interface DescribedOperation extends Operation {
  description: OperationDescription
}
