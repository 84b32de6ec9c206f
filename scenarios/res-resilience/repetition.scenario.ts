import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, scenario } from '../vocabulary/index.ts'

/** Sends items of one colleague. Returns the check that each arrived once. */
function manyItems(given: Given, count: number): () => void {
  const asha = given.hires()
  const to = given.outsider()
  const chats = Array.from({ length: count }, (_, index) =>
    given.sends({
      from: asha,
      to,
      text: `Page filler ${index}.`,
      at: new Date(given.world.clock.now().getTime() - 3_600_000 + index),
    }),
  )
  return () => {
    for (const chat of chats) given.expects(chat).once(asha)
  }
}

/** More items than fit into two pages of the largest size. */
const severalPages = 1_010
/** More items than fit into one such page. */
const twoPages = 510

/** Items and pages that are served twice or in another order (RES-6). */
export const repetition: Scenario[] = [
  scenario('RES-6/repeated-page', 'is not misled by a page that is served twice', async (given) => {
    const check = manyItems(given, severalPages)
    const fault = given.world.faults.arm({
      operation: 'telemessage:items.list',
      fromCall: 2,
      times: 1,
      effect: { kind: 'repeat-page' },
    })
    await given.connectorRuns()
    check()
    requireHits(given, fault.faultId)
  }),
  scenario('RES-6/repeated-item', 'is not misled by an item that is twice in a page', async (given) => {
    const check = manyItems(given, 60)
    const fault = given.world.faults.arm({ operation: 'telemessage:items.list', effect: { kind: 'repeat-item' } })
    await given.connectorRuns()
    check()
    requireHits(given, fault.faultId)
  }),
  scenario(
    'RES-6/pages-backwards',
    'reaches the same mailboxes when each of several pages is in reverse order',
    async (given) => {
      const check = manyItems(given, twoPages)
      const fault = given.world.faults.arm({ operation: 'telemessage:items.list', effect: { kind: 'reorder-page' } })
      await given.connectorRuns()
      check()
      requireHits(given, fault.faultId)
    },
    { heavy: true },
  ),
  scenario(
    'RES-6/another-order',
    'reaches the same mailboxes when items are served in another order',
    async (given) => {
      const check = manyItems(given, 60)
      const fault = given.world.faults.arm({ operation: 'telemessage:items.list', effect: { kind: 'reorder-page' } })
      await given.connectorRuns()
      check()
      requireHits(given, fault.faultId)
    },
  ),
]

// A fault that did not strike proves nothing: the suite has a mistake, or the connector never asked for a page.
function requireHits(given: Given, faultId: string): void {
  const hits = given.world.faults.list().find((fault) => fault.faultId === faultId)?.hits ?? 0
  given.demands('whether the fault struck', 'yes', hits > 0 ? 'yes' : 'no')
}
