import type { z } from 'zod'

/**
 * The form of a body in a request or an answer: JSON with a schema, or bytes of a media type (`*\/*` if it is not known
 * beforehand). A schema with an id from `.meta()` becomes a component of the document with that name, and so does every
 * such schema inside it.
 */
export type BodyDescription =
  | { contentType: 'application/json'; schema: z.ZodType; example?: unknown }
  | { contentType: string; schema?: undefined }

/** One way in which an operation answers. */
interface AnswerDescription {
  /** When it answers this way. */
  description: string
  /** Several if the answer exists in several media types. */
  body?: BodyDescription | BodyDescription[]
  /** Headers besides `content-type` that the answer always has: name in lower case, and the meaning. */
  headers?: Record<string, string>
}

/** What an OpenAPI document says about an operation. Its schemas are those that check the traffic. */
export interface OperationDescription<Plane extends string, Code extends string> {
  /** A few words in the imperative: `List captured items`. */
  summary: string
  /**
   * Markdown: what a caller must know in addition to the schemas, and whether it follows a public fact or is simulated.
   */
  description: string
  plane: Plane
  /** The scheme of its bearer token; `none` if it needs no token. */
  bearer: string
  /** The meaning of each `:name` of the path: words, or the schema that checks it, which has a `.describe()`. */
  path?: Record<string, string | z.ZodType>
  /** The schema of an object whose fields have a `.describe()`. */
  query?: z.ZodType
  /** Request headers that it reads: name in lower case, and what the header does. */
  headers?: Record<string, string>
  body?: BodyDescription
  answers: Record<number, AnswerDescription>
  /** Its own refusals, besides those that every operation has. Each becomes an answer in problem details. */
  refusals: Code[]
}

/** An operation, as the document needs it. */
export interface Described<Plane extends string, Code extends string> {
  name: string
  method: string
  /** `:name` marks a parameter that holds one path segment. */
  path: string
  description: OperationDescription<Plane, Code>
}
