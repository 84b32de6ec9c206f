import type { Response } from 'express'
import { z } from 'zod'

/** Every refusal of the control plane: its status, and what is wrong with the request. */
const refusals = {
  'token-missing-or-wrong': [401, 'The token is missing or wrong'],
  'body-unreadable': [400, 'The body cannot be read'],
  'body-invalid': [400, 'The body is not valid'],
  'query-invalid': [400, 'The query is not valid'],
  'fixture-invalid': [400, 'The fixture cannot be loaded'],
  'fault-unarmable': [400, 'The fault cannot be armed'],
  'instant-impossible': [400, 'The calendar cannot be moved there'],
  'name-invalid': [400, 'The name of the snapshot is not valid'],
  'fault-unknown': [404, 'No armed fault has this id'],
  'snapshot-unknown': [404, 'No snapshot has this name'],
  'search-unreadable': [400, 'The search cannot be read'],
  'files-refused': [400, 'The files cannot be imported'],
  'mailbox-unknown': [404, 'No mailbox has this address'],
  'folder-unknown': [404, 'The mailbox has no such folder'],
  'not-found': [404, 'The control plane has no such path'],
  'method-not-allowed': [405, 'The path has no operation with this method'],
  'store-unavailable': [503, 'The servers cannot keep anything at the moment'],
  failed: [500, 'The control plane failed'],
} as const

/** Part of the contract: `urn:mock-telemessage:control-problem:<code>`. */
export type ControlRefusalCode = keyof typeof refusals

/** The body of every refusal. */
export const controlProblemSchema = z
  .strictObject({
    type: z
      .string()
      .startsWith('urn:mock-telemessage:control-problem:')
      .describe('A stable name; its last part is the code: `urn:mock-telemessage:control-problem:<code>`.'),
    title: z.string().min(1).describe('What is wrong, in the same words for every request.'),
    status: z.int().min(400).max(599).describe('The status code of the answer.'),
    detail: z.string().min(1).describe('What would be right.'),
  })
  .meta({ id: 'Problem', description: 'The reason for a refusal, as problem details (RFC 9457).' })

/** A request that the control plane refuses. */
export class ControlRefusal extends Error {
  readonly code: ControlRefusalCode
  /** `right` says in words what the caller should send. */
  constructor(code: ControlRefusalCode, right: string) {
    super(right)
    this.name = 'ControlRefusal'
    this.code = code
  }
}

/** A refusal as problem details (RFC 9457). */
export function problemOf({ code, message }: ControlRefusal): z.infer<typeof controlProblemSchema> {
  const [status, title] = refusals[code]
  return { type: `urn:mock-telemessage:control-problem:${code}`, title, status, detail: message }
}

/** Answers with a refusal. */
export function refuse(response: Response, refusal: ControlRefusal): void {
  const problem = problemOf(refusal)
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer')
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
