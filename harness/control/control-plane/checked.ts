import { z } from 'zod'
import { ControlRefusal, type ControlRefusalCode } from './refusal.ts'

/** Parses a body or query by its schema. Throws a ControlRefusal that says what is expected. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, code: ControlRefusalCode, right: string): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new ControlRefusal(code, `${right}: ${z.prettifyError(read.error)}`)
}

/** Returns the result of `act`; turns a RangeError that it throws into a ControlRefusal. */
export function orRefused<T>(code: ControlRefusalCode, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof RangeError) throw new ControlRefusal(code, error.message)
    throw error
  }
}
