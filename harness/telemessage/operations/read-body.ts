import type { z } from 'zod'
import type { WireRequest } from '../../control/wire.ts'
import { type ProblemCode, Refusal } from '../refusals/errors.ts'
import { faultsIn } from '../refusals/schema-faults.ts'

/**
 * The largest body of text, JSON or CSV, that an operation accepts, in bytes. It is large enough for a message to the
 * largest group.
 */
export const textBodyBytesMax: number = 2 * 1024 * 1024

/** The refusals of JSON bodies. */
export const jsonRefusals: ProblemCode[] = ['body-not-json', 'body-too-large', 'body-invalid']

/**
 * Reads a JSON body that fits a schema. Throws the Refusals of `jsonRefusals`; they name fields, never their values.
 */
export function readJson<T>(request: WireRequest, schema: z.ZodType<T>): T {
  demandType(request, 'application/json', 'body-not-json')
  const text = readText(request, 'body-invalid')
  const checked = schema.safeParse(parse(text))
  if (checked.success) return checked.data
  throw new Refusal('body-invalid', `The body is not valid: ${faultsIn(checked.error)}`)
}

/** The text of a CSV body. Throws the Refusals `body-not-csv`, `body-too-large` and `csv-invalid`. */
export function readCsv(request: WireRequest): string {
  demandType(request, 'text/csv', 'body-not-csv')
  return readText(request, 'csv-invalid')
}

/** A body of bytes. Throws the Refusal `body-not-bytes`. */
export function readBytes(request: WireRequest): Buffer {
  demandType(request, 'application/octet-stream', 'body-not-bytes')
  return request.body
}

/** Throws a Refusal with this code if the content type is not this media type, with any charset. */
export function demandType({ headers }: WireRequest, mediaType: string, code: ProblemCode): void {
  const [given = ''] = (headers['content-type'] ?? '').split(';')
  if (given.trim().toLowerCase() !== mediaType) throw new Refusal(code)
}

/** Decodes UTF-8, without a byte order mark at the beginning. */
function readText({ body }: WireRequest, code: ProblemCode): string {
  if (body.length > textBodyBytesMax) throw new Refusal('body-too-large')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new Refusal(code, 'The body is not UTF-8')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('body-invalid', 'The body is not JSON')
  }
}
