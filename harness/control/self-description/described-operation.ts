import type { z } from 'zod'

/**
 * What a body is, in a request or an answer: JSON with a schema, or bytes of a media type (`*\/*` if it is not known
 * before). A schema with an id from `.meta()` becomes a component of the document under that name, and so does every
 * such schema in it.
 */
export type BodyDescription =
  | { contentType: 'application/json'; schema: z.ZodType; example?: unknown }
  | { contentType: string; schema?: undefined }

/** One way in which an operation answers. */
interface AnswerDescription {
  /** When it does. */
  description: string
  /** Several, if the operation has one answer in several media types. */
  body?: BodyDescription | BodyDescription[]
  /** Headers beside `content-type` that the answer always has: name in lower case, and what the header says. */
  headers?: Record<string, string>
}

/** What an OpenAPI document says about an operation. The schemas in it are those that validate the traffic. */
export interface OperationDescription<Plane extends string, Code extends string> {
  /** A few words in the imperative: `List captured items`. */
  summary: string
  /** Markdown: what a caller must know beside the schemas, and whether it follows a public fact or is simulated. */
  description: string
  plane: Plane
  /** The scheme of the bearer token that it needs; `none`: it needs no token. */
  bearer: string
  /** What each `:name` of the path is: words, or the schema that checks it, which has a `.describe()`. */
  path?: Record<string, string | z.ZodType>
  /** The schema of an object whose fields have a `.describe()`. */
  query?: z.ZodType
  /** Request headers that it reads: name in lower case, and what the header does. */
  headers?: Record<string, string>
  body?: BodyDescription
  answers: Record<number, AnswerDescription>
  /** Its own refusals, besides those of every operation; each becomes an answer in problem details. */
  refusals: Code[]
}

/** An operation as its document needs it. */
export interface Described<Plane extends string, Code extends string> {
  name: string
  method: string
  /** `:name` marks a parameter that holds one path segment. */
  path: string
  description: OperationDescription<Plane, Code>
}
