import type { z } from 'zod'

/** A service broke the contract, in words for its maker. */
export class ServiceError extends Error {
  readonly code: 'not-started' | 'not-understood'
  constructor(code: ServiceError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** What a service answered. */
export interface ServiceAnswer {
  status: number
  location: string | undefined
  text: string
  /** The beginning of the text on one line, for messages; nothing secret in it. */
  beginning(): string
}

const answerBytesMax = 64 * 1024 * 1024

/** Calls a service. Throws a ServiceError when no answer comes, or one that goes on for ever or leads elsewhere. */
export async function callService(
  url: URL,
  request: { body?: string; signal: AbortSignal; redacted: (text: string) => string },
): Promise<ServiceAnswer> {
  const { body, signal, redacted } = request
  const what = `${body === undefined ? 'GET' : 'POST'} ${url.pathname}`
  try {
    const response = await fetch(url, {
      ...(body !== undefined && { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      // A followed redirect could send the passwords of the world anywhere.
      redirect: 'manual',
      signal,
    })
    const location = response.headers.get('location') ?? undefined
    const text = await readText(response, what)
    // Half a secret would not be recognised, so secrets are replaced before the text is cut.
    return { status: response.status, location, text, beginning: () => beginningOf(redacted(text)) }
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw new ServiceError('not-started', `${what} got no answer: ${inWords(error)}`, error)
  }
}

/** The body of an answer, checked against the contract. Throws a ServiceError that says what it is instead. */
export function decodeAnswer<T>(what: string, { text, beginning }: ServiceAnswer, schema: z.ZodType<T>): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ServiceError('not-understood', `${what} got an answer that is not JSON: ${beginning()}`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue === undefined || issue.path.length === 0 ? 'it' : `"${issue.path.join('.')}"`
  throw new ServiceError(
    'not-understood',
    `${what} got an answer that does not follow the contract: ${place} is wrong (${issue?.message}): ${beginning()}`,
  )
}

function beginningOf(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (line === '') return '(nothing)'
  return line.length <= 200 ? line : `${line.slice(0, 200)}…`
}

async function readText(response: Response, what: string): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body ?? []) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > answerBytesMax) {
      throw new ServiceError('not-understood', `${what} got an answer of more than ${answerBytesMax / 1024 / 1024} MiB`)
    }
  }
  return Buffer.concat(pieces).toString('utf8')
}

function inWords(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return String(cause)
  return 'code' in cause ? `${cause.code} (${cause.message})` : cause.message
}
