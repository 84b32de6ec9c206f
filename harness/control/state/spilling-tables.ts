import { LastingMap } from './lasting-map.ts'
import { lastingValue } from './lasting-value.ts'
import { SpilledList } from './spilled-list.ts'
import type { Bodies, Spill, StateTables } from './state-tables.ts'

/**
 * State that is lost with the process. Its largest parts are in a spill: the bytes of messages, the older messages of each
 * folder, and the older values of lists.
 */
export function spillingTables(spill: Spill): StateTables {
  const tables: StateTables = {
    map: () => new LastingMap(),
    storedMap: undefined,
    list: (_name, form) => new SpilledList(spill, form),
    value: (_name, first) => lastingValue(first()),
    within: () => tables,
    removeAll: () => {},
    bodies: bodiesIn(spill),
    terms: undefined,
    spill,
  }
  return tables
}

function bodiesIn(spill: Spill): Bodies {
  const kept = new Map<string, () => Buffer>()
  const read = (digest: string): Buffer => {
    const bytes = kept.get(digest)?.()
    if (bytes === undefined) throw new Error(`there are no bytes with the digest ${digest}`)
    return bytes
  }
  return {
    keep: (digest, bytes) => {
      if (!kept.has(digest)) kept.set(digest, spill.keep(bytes))
    },
    // Only stores ask for it, because only they keep values as data.
    keepFrom: (digest) => {
      throw new Error(`the bytes with the digest ${digest} stay where they are, because nothing is stored`)
    },
    read,
  }
}
