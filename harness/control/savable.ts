/** Something whose state can be kept and put back: a store of a server, a server, a world. */
export interface Savable {
  /**
   * Keeps the present state. What is returned puts it back, as often as it is called, whatever happened in between.
   * Takes memory for what it keeps, and no copy of attachments: those are made or read when they are asked for.
   */
  save(): () => void
}

/** Keeps the present state of several things at once; what is returned puts all of it back. */
export function saveAll(parts: readonly Savable[]): () => void {
  const putBack = parts.map((part) => part.save())
  return () => {
    for (const each of putBack) each()
  }
}
