import { z } from 'zod'
import { ControlRefusal, type ControlRefusalCode } from './refusal.ts'

/** A body or query as its schema gives it. Throws a ControlRefusal that says what would be right. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, code: ControlRefusalCode, right: string): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new ControlRefusal(code, `${right}: ${z.prettifyError(read.error)}`)
}

/** What `act` gives; the RangeError that it may throw becomes a ControlRefusal. */
export function orRefused<T>(code: ControlRefusalCode, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof RangeError) throw new ControlRefusal(code, error.message)
    throw error
  }
}
