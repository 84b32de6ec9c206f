import { z } from 'zod'
import type { LastingMap } from './lasting-map.ts'
import type { StateTables } from './state-tables.ts'

/** A value that a store has, and that this version does not understand. */
class NotUnderstood {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

interface CheckedMapOptions<Value> {
  /** Reads a stored value. */
  schema: z.ZodType<Value>
  /** The stored form of a value; absent: as it is. */
  toStored?: (value: Value) => unknown
  onDropped: (key: string, reason: string) => void
}

/**
 * A map whose values are checked when a store gives them back, because a later version may have written them. What is not understood is removed,
 * and `onDropped` is called with its key and the reason.
 */
export function checkedMap<Value>(
  tables: Pick<StateTables, 'map'>,
  name: string,
  { schema, toStored = (value) => value, onDropped }: CheckedMapOptions<Value>,
): LastingMap<Value> {
  const map = tables.map<Value | NotUnderstood>(name, {
    toStored: (value) => (value instanceof NotUnderstood ? undefined : toStored(value)),
    fromStored: (stored) => {
      const read = schema.safeParse(stored)
      return read.success ? read.data : new NotUnderstood(reasonOf(read.error))
    },
  })
  for (const [key, value] of [...map]) {
    if (!(value instanceof NotUnderstood)) continue
    map.delete(key)
    onDropped(key, value.reason)
  }
  return map as LastingMap<Value>
}

/** In one line, for a person. */
function reasonOf(error: z.ZodError): string {
  return z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ')
}
