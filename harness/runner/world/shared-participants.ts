import type { CapturedParticipant, Item, Participant } from '../../contract/index.ts'
import type { Capture } from '../../oracle/index.ts'

/**
 * Captures whose items share their participants with earlier items of the same people: the items of a group that nobody leaves. A
 * list of them takes more memory than the rest of an item. Nobody changes the items of captures.
 */
export function shareParticipants(): (capture: Capture) => Capture {
  const lists = new WeakMap<readonly CapturedParticipant[], Item['participants']>()
  return (capture) => {
    const { event, item } = capture
    const known = lists.get(event.participants)
    if (known !== undefined && areEqual(known, item.participants)) {
      return { ...capture, item: { ...item, participants: known } }
    }
    lists.set(event.participants, item.participants)
    return capture
  }
}

function areEqual(some: readonly Participant[], others: readonly Participant[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}
