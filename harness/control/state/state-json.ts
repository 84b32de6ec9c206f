/**
 * The text of a value that a store keeps: JSON, in which a date, bytes, a map and a set are objects with one key that begins with `$`.
 * Undefined fields are left out. Throws a TypeError for what would not come back as it was: functions, objects of classes.
 */
export function stateText(value: unknown): string {
  try {
    return JSON.stringify(entry(value, ''))
  } catch (error) {
    throw error instanceof NotKept ? error.named() : error
  }
}

/** The value of a text that `stateText` made. Throws a SyntaxError for another text. */
export function stateOf(text: string): unknown {
  const value: unknown = JSON.parse(text)
  // A function that `JSON.parse` calls for each value takes four times as long, and most values have no marks.
  return text.includes('"$') ? revived(value) : value
}

type Written = string | number | boolean | null | Written[] | { [key: string]: Written }

/** Where in a value something is that cannot be kept; the place is put together only then, because every write comes here. */
class NotKept extends Error {
  readonly #value: unknown
  readonly #place: string[] = []

  constructor(value: unknown) {
    super('not kept')
    this.#value = value
  }

  within(key: string): this {
    this.#place.unshift(key)
    return this
  }

  named(): TypeError {
    const value = this.#value
    const what = typeof value === 'object' ? (value?.constructor.name ?? 'object') : typeof value
    return new TypeError(
      `a store keeps data only, but at $${this.#place.join('')} there is a value of the kind ${what}`,
    )
  }
}

function written(value: unknown): Written | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value === undefined) return undefined
  if (typeof value !== 'object') throw new NotKept(value)
  if (value instanceof Date) return { $date: value.toISOString() }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return entriesOf(value)
  if (value instanceof Map) return { $map: entriesOf([...value]) }
  if (value instanceof Set) return { $set: entriesOf([...value]) }
  return writtenFields(value)
}

function entriesOf(values: readonly unknown[]): Written[] {
  return values.map((one, at) => entry(one, `[${at}]`))
}

/** Unlike a field, an entry of a list cannot be left out. */
function entry(value: unknown, place: string): Written {
  const made = at(value, place)
  if (made === undefined) throw new NotKept(value).within(place)
  return made
}

function at(value: unknown, place: string): Written | undefined {
  // Most values are as they are; they need no place.
  if (typeof value === 'string' || typeof value === 'boolean') return value
  try {
    return written(value)
  } catch (error) {
    throw error instanceof NotKept ? error.within(place) : error
  }
}

function writtenFields(value: object): Written {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new NotKept(value)
  // Without a prototype, a field can have any name: `__proto__`, too.
  const fields: Record<string, Written> = Object.create(null)
  for (const [key, one] of Object.entries(value)) {
    const made = typeof one === 'string' ? one : at(one, `.${key}`)
    // A key of the user's that begins with `$` gets another one, so that it is not read as one of the marks.
    if (made !== undefined) fields[key.startsWith('$') ? `$${key}` : key] = made
  }
  return fields
}

/** The value with what its marks mean; what has none is changed in place. */
function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) value[at] = revived(value[at])
    return value
  }
  const fields = value as Record<string, unknown>
  let [hasMark, fieldCount] = [false, 0]
  for (const key of Object.keys(fields)) {
    fieldCount += 1
    if (key.startsWith('$')) hasMark = true
    const field = fields[key]
    if (typeof field === 'object' && field !== null) {
      const after = revived(field)
      if (after !== field) fields[key] = after
    }
  }
  return hasMark ? unmarked(fields, fieldCount) : fields
}

function unmarked(fields: Readonly<Record<string, unknown>>, fieldCount: number): unknown {
  if (fieldCount === 1) {
    if ('$date' in fields) return new Date(String(fields['$date']))
    if ('$bytes' in fields) return Buffer.from(String(fields['$bytes']), 'base64')
    if ('$map' in fields) return new Map(fields['$map'] as [unknown, unknown][])
    if ('$set' in fields) return new Set(fields['$set'] as unknown[])
  }
  return Object.fromEntries(Object.entries(fields).map(([key, one]) => [key.replace(/^\$/, ''), one]))
}
