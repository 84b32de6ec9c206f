import type { ArchivedItem, ConnectorParts } from '../../connector/index.ts'

/** The parts of a connector that ignores some items. */
export function takesOnly(wanted: (item: ArchivedItem) => boolean): Partial<ConnectorParts> {
  return { accepts: wanted }
}

/** The parts of a connector that changes items when it reads them, before any other part sees them. */
export function takesAs(change: (item: ArchivedItem) => void): Partial<ConnectorParts> {
  return {
    accepts: (item) => {
      change(item)
      return true
    },
  }
}

/** The parts of a connector that writes a changed item into the message. */
export function writesAs(
  right: ConnectorParts,
  change: (item: ArchivedItem) => Partial<ArchivedItem>,
): Partial<ConnectorParts> {
  return {
    composeMessage: (input) => right.composeMessage({ ...input, item: { ...input.item, ...change(input.item) } }),
  }
}
