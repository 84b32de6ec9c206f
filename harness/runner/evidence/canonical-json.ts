/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): names in the order of their UTF-16 units, no spaces, numbers and
 * escapes as ECMAScript writes them. Everybody who digests an item like this gets the same digest, whatever order a server sends its fields in.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, held]) => `${JSON.stringify(name)}:${canonicalJson(held)}`).join(',')}}`
}
