import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { takesOnly } from '../wrong-connectors/taken-items.ts'

/** Wrong about where a window ends (DAY-11). */
export const pageFaults: WrongConnector[] = [
  faulty(
    {
      id: 'stops-at-a-short-page',
      fault: 'A page with fewer items than were asked for is taken for the last one.',
      mustRed: ['DAY-11'],
      dependsOnSeed: true,
    },
    (right) => ({
      nextPage: (answer, limit) =>
        answer !== 'expired' && answer.items.length < limit ? 'end' : right.nextPage(answer, limit),
    }),
  ),
  faulty(
    {
      id: 'stops-at-an-empty-page',
      fault: 'A page without items is taken for the last one.',
      mustRed: ['DAY-11'],
      dependsOnSeed: true,
    },
    (right) => ({
      nextPage: (answer, limit) =>
        answer !== 'expired' && answer.items.length === 0 ? 'end' : right.nextPage(answer, limit),
    }),
  ),
  faulty(
    {
      id: 'stops-at-an-expired-cursor',
      fault: 'When a cursor has expired, the run goes on with what was read until then.',
      mustRed: ['DAY-11'],
      dependsOnSeed: true,
    },
    (right) => ({ nextPage: (answer, limit) => (answer === 'expired' ? 'end' : right.nextPage(answer, limit)) }),
  ),
  faulty(
    { id: 'a-hundred-pages-at-most', fault: 'A window is read up to its hundredth page.', mustRed: ['DAY-11'] },
    (right) => {
      let pages = 0
      return {
        nextPage: (answer, limit) => {
          pages += 1
          return pages === 100 ? 'end' : right.nextPage(answer, limit)
        },
      }
    },
  ),
  faulty(
    { id: 'a-thousand-items-at-most', fault: 'Items after the thousandth of a run are ignored.', mustRed: ['DAY-11'] },
    () => {
      let items = 0
      return takesOnly(() => {
        items += 1
        return items <= 1_000
      })
    },
  ),
]
