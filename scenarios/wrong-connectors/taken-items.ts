import type { ArchivedItem, ConnectorParts } from '../../connector/index.ts'

/** The parts of a connector that takes some items for nothing. */
export function takesOnly(wanted: (item: ArchivedItem) => boolean): Partial<ConnectorParts> {
  return { accepts: wanted }
}

/** The parts of a connector that changes items as it takes them in, before anything else looks at them. */
export function takesAs(change: (item: ArchivedItem) => void): Partial<ConnectorParts> {
  return {
    accepts: (item) => {
      change(item)
      return true
    },
  }
}

/** The parts of a connector that writes another item into the message than it took in. */
export function writesAs(
  right: ConnectorParts,
  change: (item: ArchivedItem) => Partial<ArchivedItem>,
): Partial<ConnectorParts> {
  return {
    composeMessage: (input) => right.composeMessage({ ...input, item: { ...input.item, ...change(input.item) } }),
  }
}
