import type { ConnectorParts } from '../../connector/index.ts'

/** How far an item has come. */
type Progress = 'taken' | 'to-nobody' | 'measured' | 'composed' | 'imported'

/** A connector whose import log counts items: for the tests of `log.unit`. */
export function countingItems(right: ConnectorParts): Partial<ConnectorParts> {
  const items = new Map<string, Progress>()
  let current = ''
  const count = (...wanted: Progress[]): number => [...items.values()].filter((one) => wanted.includes(one)).length
  return {
    accepts: (item) => {
      current = item.itemId
      items.set(current, 'taken')
      return right.accepts(item)
    },
    resolveItem: async (participants, resolveOne) => {
      const resolution = await right.resolveItem(participants, resolveOne)
      if (resolution.destinations.length === 0) items.set(current, 'to-nobody')
      return resolution
    },
    measureItem: (sizes) => {
      items.set(current, 'measured')
      return right.measureItem(sizes)
    },
    composeMessage: (input) => {
      items.set(input.item.itemId, 'composed')
      return right.composeMessage(input)
    },
    importMessage: async (copy, door) => {
      const imported = await right.importMessage(copy, door)
      items.set(copy.item.itemId, 'imported')
      return imported
    },
    writeSummary: (counts) => ({
      ...right.writeSummary(counts),
      available: items.size,
      imported: count('imported'),
      skipped: count('taken'),
      failed: count('to-nobody', 'measured', 'composed'),
    }),
  }
}
