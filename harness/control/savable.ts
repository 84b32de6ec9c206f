/** Something whose state can be saved and restored: a store of a server, a server, a world. */
export interface Savable {
  /**
   * Saves the present state. The returned function restores it, any number of times, whatever happened in between. The
   * saved state takes memory, but contains no attachments: they are made or read on demand.
   */
  save(): () => void
}

/** Saves the present state of several things; the returned function restores all of them. */
export function saveAll(parts: readonly Savable[]): () => void {
  const putBack = parts.map((part) => part.save())
  return () => {
    for (const each of putBack) each()
  }
}
