import type { Scenario } from '../../harness/runner/index.ts'
import { type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'

/** Lengths of the pages of a day with six items; 0 is an empty page. What is left comes in a last page. */
const cuts: [slug: string, what: string, days: number[][]][] = [
  ['short-pages', 'short pages', [[5], [1, 2], [1, 1, 1, 1, 1, 1], [2, 2, 2]]],
  ['empty-pages', 'empty pages at the beginning and in the middle', [[0], [0, 0], [2, 0], [0, 1, 0, 0, 4, 0]]],
  [
    'empty-end',
    'an empty page after the last item',
    [
      [6, 0],
      [3, 3, 0],
    ],
  ],
]

/** How far the pages of a window come, and what becomes of its cursors (DAY-11). */
export const pages: Scenario[] = [
  ...cuts.map(([slug, what, days]) =>
    scenario(`DAY-11/${slug}`, `reads a window to its end if there are ${what}`, async (given) => {
      const sixItems = dayOf(given)
      for (const lengths of days) {
        given.world.site.servesPages({ lengths })
        await sixItems()
      }
    }),
  ),
  scenario('DAY-11/expired-cursor', 'loses and doubles nothing after a cursor has expired', async (given) => {
    const sixItems = dayOf(given)
    given.world.site.servesPages({ lengths: [2, 3], expired: [2] })
    await sixItems()
    // The second reading is cut like the first: items come again, and then the cursor of another page expires.
    given.world.site.servesPages({ lengths: [1, 0, 3], expired: [3, 1] })
    await sixItems()
  }),
  scenario(
    'DAY-11/many-pages',
    'reads 1,100 items on 130 pages to the last one',
    async (given) => {
      // Loops over pages often have an upper limit against servers that never end: 100 pages, or 1,000 items.
      given.world.site.servesPages({ lengths: Array.from({ length: 130 }, (_, page) => (page % 6 === 0 ? 0 : 10)) })
      const [asha, stranger] = [given.hires(), given.hires({ registeredAs: null })]
      const to = given.outsider()
      const received: Message[] = []
      // Most items reach nobody, so that only the reading takes time.
      for (let item = 1; item <= 1_100; item += 1) {
        const from = item % 100 === 0 ? asha : stranger
        const message = given.sends({ from, to, text: `Item ${item} of the day.` })
        if (from === asha) received.push(message)
      }
      await given.connectorRuns()
      for (const message of received) given.expects(message).once(asha)
    },
    { heavy: true },
  ),
  scenario(
    'DAY-8/empty-page-on-a-day-with-items',
    'does not log a day without items because its first page is empty',
    async (given) => {
      const sixItems = dayOf(given)
      given.world.site.servesPages({ lengths: [0] })
      await sixItems()
      given.demands('the message in the log', 'none', given.log().summary?.message ?? 'none')
    },
    { needs: 'importLog' },
  ),
]

/** Returns the next day of one colleague: six items, a sync, and the check that each of them, and of the days before, is there. */
function dayOf(given: Given): () => Promise<void> {
  const asha: Colleague = given.hires()
  const to = given.outsider()
  const sent: Message[] = []
  return async () => {
    if (sent.length > 0) given.later()
    for (let item = 1; item <= 6; item += 1)
      sent.push(given.sends({ from: asha, to, text: `Item ${item} of the day.` }))
    await given.connectorRuns()
    for (const message of sent) given.expects(message).once(asha)
  }
}
