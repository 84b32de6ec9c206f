/** A key as a store keeps it: without control characters and lone surrogates, which some stores would alter. */
export function storedKey(key: string): string {
  return JSON.stringify(key).slice(1, -1)
}

/** The key that a store keeps in this way. */
export function keyOf(stored: string): string {
  return stored.includes('\\') ? (JSON.parse(`"${stored}"`) as string) : stored
}
