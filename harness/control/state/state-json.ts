/**
 * The text of a value that a store keeps: JSON, in which a date, bytes, a map and a set are objects with one key that begins with `$`.
 * Undefined fields are left out. Throws a TypeError for what would not come back as it was: functions, objects of classes.
 */
export function stateText(value: unknown): string {
  return JSON.stringify(entry(value, '$'))
}

/** The value of a text that `stateText` made. Throws a SyntaxError for another text. */
export function stateOf(text: string): unknown {
  return JSON.parse(text, revived)
}

type Written = string | number | boolean | null | Written[] | { [key: string]: Written }

function written(value: unknown, place: string): Written | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value === undefined) return undefined
  if (typeof value !== 'object') throw notKept(value, place)
  if (value instanceof Date) return { $date: value.toISOString() }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map((one, at) => entry(one, `${place}[${at}]`))
  if (value instanceof Map) return { $map: [...value].map((pair, at) => entry(pair, `${place}[${at}]`)) }
  if (value instanceof Set) return { $set: [...value].map((one, at) => entry(one, `${place}[${at}]`)) }
  return writtenFields(value, place)
}

/** Unlike a field, an entry of a list cannot be left out. */
function entry(value: unknown, place: string): Written {
  const text = written(value, place)
  if (text === undefined) throw notKept(value, place)
  return text
}

function writtenFields(value: object, place: string): Written {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw notKept(value, place)
  const fields: [string, Written][] = []
  for (const [key, one] of Object.entries(value)) {
    const text = written(one, `${place}.${key}`)
    // A key of the user's that begins with `$` gets another one, so that it is not read as one of the marks.
    if (text !== undefined) fields.push([key.startsWith('$') ? `$${key}` : key, text])
  }
  return Object.fromEntries(fields)
}

function notKept(value: unknown, place: string): TypeError {
  const what = typeof value === 'object' ? (value?.constructor.name ?? 'object') : typeof value
  return new TypeError(`a store keeps data only, but at ${place} there is a value of the kind ${what}`)
}

function revived(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const fields = Object.entries(value)
  const [only] = fields
  if (fields.length === 1 && only !== undefined) {
    const [mark, content] = only
    if (mark === '$date') return new Date(String(content))
    if (mark === '$bytes') return Buffer.from(String(content), 'base64')
    if (mark === '$map') return new Map(content as [unknown, unknown][])
    if (mark === '$set') return new Set(content as unknown[])
  }
  if (!fields.some(([key]) => key.startsWith('$'))) return value
  return Object.fromEntries(fields.map(([key, one]) => [key.replace(/^\$/, ''), one]))
}
