import type { z } from 'zod'

/** A request to a server, as somebody who may make it. */
export interface Question {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query. */
  path: string
  /** Sent as JSON; absent: no body. */
  json?: unknown
}

/** The whole answer to a request. */
export interface WholeAnswer {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
}

/** Sends a request with the credentials of the person. */
export type Ask = (question: Question) => Promise<WholeAnswer>

/** A copy of the item in a mailbox. */
export interface ImportedCopy {
  /** The primary address. */
  mailbox: string
  messageId: string
  /** The names of the folders down to it. */
  folderPath: readonly string[]
  itemClass: string
  /** When the mailbox received it. */
  at: Date | undefined
  octets: Buffer
  /** How the octets were read, in a sentence; absent: in the mailbox itself. */
  readBy?: string | undefined
}

/** A blob as it was put into the staging location. */
export interface StagedContent {
  name: string
  bytes: Buffer
}

/** Everything that following an item needs. */
export interface EvidenceAccess {
  /** The site, for an administration account. */
  site: Ask
  /** The tenant, for somebody with the roles Compliance Search, Case Management, Export, Legal Hold and Retention Management. */
  tenant: Ask
  copies: readonly ImportedCopy[]
  /** What was staged in Azure Storage; a string says why nothing can be known about it. */
  staged: readonly StagedContent[] | string
  /** What is done to a copy to see that a hold keeps it; a string says why nothing may be deleted. */
  deletion: OwnersDeletion | string
}

/** How an owner deletes a copy for good, as far as the mailbox lets the owner. */
export interface OwnersDeletion {
  deletes(copy: ImportedCopy): void
  /** Moves the calendar beyond the retention of deleted items. */
  daysPass(days: number): void
}

/** A server did not answer as the next step needs. */
export class EvidenceUnanswered extends Error {
  readonly code = 'evidence-unanswered'
}

/** The checked JSON of a successful answer. Throws an EvidenceUnanswered for any other. */
export async function readJson<T>(ask: Ask, question: Question, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(JSON.parse((await succeed(ask, question)).body.toString()))
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.join('.')
  throw new EvidenceUnanswered(`${wordsOf(question)} is answered with something else in ${place || 'the body'}`)
}

/** A successful answer. Throws an EvidenceUnanswered for any other. */
export async function succeed(ask: Ask, question: Question): Promise<WholeAnswer> {
  const answer = await ask(question)
  if (answer.status < 400) return answer
  throw new EvidenceUnanswered(`${wordsOf(question)} is answered with ${answer.status}`)
}

function wordsOf({ method, path }: Question): string {
  return `${method} ${path.split('?')[0]}`
}
