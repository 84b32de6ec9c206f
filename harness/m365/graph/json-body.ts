import type { z } from 'zod'
import { GraphRefusal } from './errors.ts'
import { readJson } from './request-body.ts'

/**
 * A JSON body about mail or folders that fits a schema, without OData annotations. SDKs name the type of what they send, and
 * clients send back everything they got, `@odata.etag` included. `@odata.type` counts only for attachments.
 * Throws `jsonUnreadable`, `bodyInvalid`, `propertyUnsupported` for a property of `documented`, and `notImplemented` for a
 * kind of attachment or folder that the tenant does not have: without its type, it would be taken for another.
 */
export function readMailJson<T>(body: Buffer, schema: z.ZodType<T>, documented?: readonly string[]): T {
  // Most clients send no annotations, and a check takes a hundredth of the time of making a copy without them.
  return readJson(body, schema, body.includes('@odata.') ? withoutAnnotations : undefined, documented)
}

/**
 * The parameters of an action, as `readMailJson` reads a body; their names in any letter case. Microsoft's documents
 * write `destinationId`, and Microsoft's own SDKs send `DestinationId`. Throws also `bodyInvalid` for a parameter that is
 * there twice: which of the two counts is not known.
 */
export function readActionJson<T>(body: Buffer, schema: z.ZodObject & z.ZodType<T>): T {
  const names = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]))
  return readJson(body, schema, (value) => withNames(withoutAnnotations(value), names))
}

function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  const renamed = new Map<string, unknown>()
  for (const [sent, held] of Object.entries(value)) {
    const name = names.get(sent.toLowerCase()) ?? sent
    if (renamed.has(name)) throw new GraphRefusal('bodyInvalid', `${name}: the parameter is there more than once`)
    renamed.set(name, held)
  }
  return Object.fromEntries(renamed)
}

function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations)
  if (typeof value !== 'object' || value === null) return value
  const missing = Object.entries(value).find(([name, held]) => name === '@odata.type' && otherKinds.test(String(held)))
  if (missing !== undefined) throw new GraphRefusal('notImplemented', String(missing[1]))
  const kept = Object.entries(value).filter(([name, held]) => !name.includes('@odata.') || isAttachmentType(name, held))
  return Object.fromEntries(kept.map(([name, held]) => [name, withoutAnnotations(held)]))
}

const otherKinds =
  /(?:^|\.)(?:itemAttachment|referenceAttachment|mailSearchFolder|eventMessage\w*|calendarSharingMessage)$/i

function isAttachmentType(name: string, value: unknown): boolean {
  return name === '@odata.type' && typeof value === 'string' && /attachment$/i.test(value)
}
