import type { z } from 'zod'
import { readJson } from './request-body.ts'

/**
 * A JSON body about mail or folders that fits a schema, without OData annotations. SDKs name the type of what they send, and
 * clients send back everything they got, `@odata.etag` included. `@odata.type` counts only for attachments.
 * Throws `jsonUnreadable`, `bodyInvalid`.
 */
export function readMailJson<T>(body: Buffer, schema: z.ZodType<T>): T {
  // Most clients send no annotations, and a check takes a hundredth of the time of making a copy without them.
  return readJson(body, schema, body.includes('@odata.') ? withoutAnnotations : undefined)
}

function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name, held]) => !name.includes('@odata.') || isAttachmentType(name, held))
  return Object.fromEntries(kept.map(([name, held]) => [name, withoutAnnotations(held)]))
}

function isAttachmentType(name: string, value: unknown): boolean {
  return name === '@odata.type' && typeof value === 'string' && /attachment$/i.test(value)
}
