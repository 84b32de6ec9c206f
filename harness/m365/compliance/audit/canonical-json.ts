/** What an entry of the audit log may contain: JSON without numbers that have a fraction. */
export type CanonicalValue = string | number | boolean | null | readonly CanonicalValue[] | CanonicalObject

/** An object of such values; fields that are undefined are left out. */
export interface CanonicalObject {
  readonly [name: string]: CanonicalValue | undefined
}

/**
 * The one text of a value (RFC 8785, JSON Canonicalization Scheme): names in the order of their UTF-16 units, no spaces, and the
 * escapes of ECMAScript. Two programs that read the same entry digest the same bytes. Throws a RangeError for a number that
 * is not whole: its text would depend on how a program writes numbers.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`an audit entry has whole numbers only, not ${value}`)
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields: string[] = []
  for (const name of Object.keys(value).sort()) {
    const held = value[name]
    if (held !== undefined) fields.push(`${JSON.stringify(name)}:${canonicalJson(held)}`)
  }
  return `{${fields.join(',')}}`
}

function isList(value: CanonicalObject | readonly CanonicalValue[]): value is readonly CanonicalValue[] {
  return Array.isArray(value)
}
