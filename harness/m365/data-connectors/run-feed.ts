/** Says which connectors have news: a run began, did something, or ended; or the connector was deleted. */
export interface RunFeed {
  changed(connectorId: string): void
  /** Calls `listener` at every change until the returned function is called. */
  follow(connectorId: string, listener: () => void): () => void
}

/** A feed that nobody follows. */
export function createRunFeed(): RunFeed {
  const listeners = new Map<string, Set<() => void>>()
  return {
    changed: (connectorId) => {
      for (const listener of listeners.get(connectorId) ?? []) listener()
    },
    follow: (connectorId, listener) => {
      const its = listeners.get(connectorId) ?? new Set()
      listeners.set(connectorId, its.add(listener))
      return () => {
        its.delete(listener)
        if (its.size === 0) listeners.delete(connectorId)
      }
    },
  }
}
