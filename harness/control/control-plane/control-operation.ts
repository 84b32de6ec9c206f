import type { Readable } from 'node:stream'
import type { Request } from 'express'
import type { z } from 'zod'
import type { BodyDescription, OperationDescription } from '../self-description/described-operation.ts'
import { checked } from './checked.ts'
import type { ControlRefusalCode } from './refusal.ts'

/** What an operation of the control plane is about; the tags in its description. */
export type Subject = 'calendar' | 'faults' | 'journal' | 'snapshots' | 'mailboxes' | 'fixtures' | 'description'

/** The answer of an operation of the control plane. An absent body is an empty one; a stream is sent while it is read. */
export interface ControlAnswer {
  status: number
  headers?: Record<string, string>
  body?: string | Readable
}

/** One operation of the control plane, with the description from which its OpenAPI document follows. */
export interface ControlOperation {
  name: string
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** `:name` marks a parameter that holds one path segment. */
  path: string
  description: OperationDescription<Subject, ControlRefusalCode>
  /** The largest body, in bytes; absent: that of all operations. */
  bodyBytesMax?: number
  respond(request: Request): ControlAnswer | Promise<ControlAnswer>
}

/** A schema for a part of a request, and the message for a request that does not fit it. */
interface Expected<T> {
  schema: z.ZodType<T>
  /** What would be right, for example `send { "seed": <number> }`. */
  right: string
}

interface ExpectedBody<T> extends Expected<T> {
  example?: unknown
  /** The largest body, in bytes; absent: that of all operations. */
  bytesMax?: number
  /** `respond` gets the body as it was sent, and checks it. */
  isCheckedLater?: boolean
}

/** An operation, without what all operations have in common. */
interface ControlPlan<Body, Query, Answer> {
  name: string
  method: ControlOperation['method']
  /** Below `/control/v1`. */
  path: string
  subject: Subject
  summary: string
  description: string
  /** The meaning of each `:name` of the path. */
  params?: Record<string, string | z.ZodType>
  query?: Expected<Query>
  body?: ExpectedBody<Body>
  /** The answer to a request that is not refused. Without a schema it has no body and the status 204. */
  answer: { description: string; status?: number; schema?: z.ZodType<Answer> }
  /** The refusals that only this operation has. */
  refusals?: ControlRefusalCode[]
  respond(given: { params: Record<string, string>; query: Query; body: Body }): Answer | Promise<Answer>
}

/** Every path of the control plane begins with this. */
export const controlPrefix = '/control/v1'

/** Makes an operation that needs the token. The schemas of its description are those that check its requests. */
export function controlOperation<Body = undefined, Query = undefined, Answer = void>(
  plan: ControlPlan<Body, Query, Answer>,
): ControlOperation {
  const { name, method, query, body, answer, respond } = plan
  const status = answer.schema === undefined ? 204 : (answer.status ?? 200)
  return {
    name,
    method,
    path: `${controlPrefix}${plan.path}`,
    description: descriptionOf(plan, status),
    ...(body?.bytesMax !== undefined && { bodyBytesMax: body.bytesMax }),
    respond: async (request) => {
      const given = {
        params: request.params as Record<string, string>,
        query: (query && checked(query.schema, request.query, 'query-invalid', query.right)) as Query,
        body: (body?.isCheckedLater
          ? request.body
          : body && checked(body.schema, request.body, 'body-invalid', body.right)) as Body,
      }
      const answered = await respond(given)
      if (answer.schema === undefined) return { status }
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      return { status, headers, body: JSON.stringify(answered) }
    },
  }
}

function descriptionOf<Body, Query, Answer>(
  { summary, description, subject, params, query, body, answer, refusals = [] }: ControlPlan<Body, Query, Answer>,
  status: number,
): ControlOperation['description'] {
  const json = (schema: z.ZodType, example?: unknown): BodyDescription => ({
    contentType: 'application/json',
    schema,
    ...(example === undefined ? {} : { example }),
  })
  return {
    summary,
    description,
    plane: subject,
    bearer: 'control',
    ...(params && { path: params }),
    ...(query && { query: query.schema }),
    ...(body && { body: json(body.schema, body.example) }),
    answers: {
      [status]: { description: answer.description, ...(answer.schema && { body: json(answer.schema) }) },
    },
    refusals: [
      'token-missing-or-wrong',
      ...(query ? (['query-invalid'] as const) : []),
      ...(body && !body.isCheckedLater ? (['body-invalid'] as const) : []),
      // A path whose parameter cannot be decoded does not exist.
      ...(params ? (['not-found'] as const) : []),
      ...refusals,
    ],
  }
}
