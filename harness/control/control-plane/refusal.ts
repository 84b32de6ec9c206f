import type { Response } from 'express'

/** Every refusal of the control plane: its status, and what is wrong with the request. */
const refusals = {
  'token-missing-or-wrong': [401, 'The token is missing or wrong'],
  'body-unreadable': [400, 'The body cannot be read'],
  'body-invalid': [400, 'The body is not valid'],
  'query-invalid': [400, 'The query is not valid'],
  'fault-unarmable': [400, 'The fault cannot be armed'],
  'instant-impossible': [400, 'The calendar cannot be moved there'],
  'name-invalid': [400, 'The name of the snapshot is not valid'],
  'fault-unknown': [404, 'No armed fault has this id'],
  'snapshot-unknown': [404, 'No snapshot has this name'],
  'not-found': [404, 'The control plane has no operation with this path and method'],
  failed: [500, 'The control plane failed'],
} as const

/** Part of the contract: `urn:mock-telemessage:control-problem:<code>`. */
export type ControlRefusalCode = keyof typeof refusals

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

/** Answers with a refusal as problem details (RFC 9457). */
export function refuse(response: Response, { code, message }: ControlRefusal): void {
  const [status, title] = refusals[code]
  if (status === 401) response.setHeader('www-authenticate', 'Bearer')
  const problem = { type: `urn:mock-telemessage:control-problem:${code}`, title, status, detail: message }
  response.status(status).type('application/problem+json').send(JSON.stringify(problem))
}
