import { type DimensionTable, dimensionTable } from '../dimension-table.ts'

/** What may differ between windows, runs and pages. */
export const dailyRunDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['DAY-1', 'DAY-3', 'DAY-4', 'DAY-5'],
    dimensions: {
      captured: ['before the window', 'at its beginning', 'inside', 'just before its end', 'at its end'],
      sent: ['when it was captured', 'in an earlier window'],
      run: ['first', 'a day after the last', 'days after the last', 'a day after a failed first one', 'backfill'],
    },
    plays: {
      'DAY-1/previous-24-hours': [
        { captured: 'before the window', sent: 'when it was captured', run: 'first' },
        { captured: 'at its beginning', sent: 'when it was captured', run: 'first' },
        { captured: 'just before its end', sent: 'when it was captured', run: 'first' },
        { captured: 'at its end', sent: 'when it was captured', run: 'first' },
      ],
      'DAY-1/between-two-seconds': [
        { captured: 'before the window', sent: 'when it was captured', run: 'first' },
        { captured: 'at its beginning', sent: 'when it was captured', run: 'first' },
        { captured: 'just before its end', sent: 'when it was captured', run: 'first' },
        { captured: 'at its end', sent: 'when it was captured', run: 'first' },
      ],
      'DAY-1/by-event-time': [
        { captured: 'inside', sent: 'in an earlier window', run: 'first' },
        { captured: 'inside', sent: 'when it was captured', run: 'first' },
        { captured: 'inside', sent: 'in an earlier window', run: 'a day after the last' },
      ],
      'DAY-1/exactly-24-hours': [
        { captured: 'before the window', sent: 'when it was captured', run: 'days after the last' },
        { captured: 'inside', sent: 'when it was captured', run: 'days after the last' },
      ],
      'DAY-3/boundary-instant': [
        { captured: 'at its end', sent: 'when it was captured', run: 'first' },
        { captured: 'at its beginning', sent: 'when it was captured', run: 'a day after the last' },
      ],
      'DAY-3/day-split-in-two': [
        { captured: 'at its beginning', sent: 'when it was captured', run: 'backfill' },
        { captured: 'inside', sent: 'when it was captured', run: 'backfill' },
        { captured: 'at its end', sent: 'when it was captured', run: 'backfill' },
      ],
      'DAY-3/two-days-merged': [
        { captured: 'before the window', sent: 'when it was captured', run: 'backfill' },
        { captured: 'at its beginning', sent: 'when it was captured', run: 'backfill' },
        { captured: 'inside', sent: 'when it was captured', run: 'backfill' },
      ],
      'DAY-4/late-item': [{ captured: 'inside', sent: 'in an earlier window', run: 'first' }],
      'DAY-5/three-days-without-a-run': [
        { captured: 'inside', sent: 'when it was captured', run: 'days after the last' },
      ],
      'DAY-5/six-weeks-without-a-run': [
        { captured: 'inside', sent: 'when it was captured', run: 'days after the last' },
      ],
      'DAY-5/first-run-refused': [
        { captured: 'inside', sent: 'when it was captured', run: 'a day after a failed first one' },
      ],
      'DAY-5/first-run-without-a-token': [
        { captured: 'inside', sent: 'when it was captured', run: 'a day after a failed first one' },
      ],
      'DAY-5/backfill-of-a-later-day': [
        { captured: 'inside', sent: 'when it was captured', run: 'backfill' },
        { captured: 'inside', sent: 'when it was captured', run: 'days after the last' },
      ],
    },
  }),
  dimensionTable({
    requirements: ['DAY-7'],
    dimensions: {
      day: ['ordinary', 'of 23 hours', 'of 25 hours', 'leap day', "year's end"],
      run: ['at the same local hour', 'hours early', 'hours late'],
    },
    plays: {
      'DAY-7/earlier-hour': [
        { day: 'ordinary', run: 'hours early' },
        { day: 'ordinary', run: 'hours late' },
      ],
      'DAY-7/spring-forward': [{ day: 'of 23 hours', run: 'at the same local hour' }],
      'DAY-7/fall-back': [{ day: 'of 25 hours', run: 'at the same local hour' }],
      'DAY-7/leap-day': [{ day: 'leap day', run: 'at the same local hour' }],
      'DAY-7/new-year': [{ day: "year's end", run: 'at the same local hour' }],
    },
  }),
  dimensionTable({
    requirements: ['DAY-10'],
    dimensions: {
      user: ['moved', 'deleted', 'deleted the folder'],
      messages: ['one of three', 'all'],
    },
    impossible: { 'user: deleted the folder + messages: one of three': 'a folder goes with everything in it' },
    plays: {
      'DAY-10/moved': [{ user: 'moved', messages: 'one of three' }],
      'DAY-10/deleted': [{ user: 'deleted', messages: 'one of three' }],
      'DAY-10/emptied': [{ user: 'deleted', messages: 'all' }],
      'DAY-10/folder-deleted': [{ user: 'deleted the folder', messages: 'all' }],
    },
  }),
  dimensionTable({
    requirements: ['DAY-8', 'DAY-11'],
    dimensions: {
      page: ['short', 'empty'],
      place: ['first', 'in the middle', 'behind the last item'],
      cursor: ['lives', 'expires'],
      pages: ['some', 'over a hundred'],
    },
    plays: {
      'DAY-11/short-pages': [
        { page: 'short', place: 'first', cursor: 'lives', pages: 'some' },
        { page: 'short', place: 'in the middle', cursor: 'lives', pages: 'some' },
      ],
      'DAY-11/empty-pages': [
        { page: 'empty', place: 'first', cursor: 'lives', pages: 'some' },
        { page: 'empty', place: 'in the middle', cursor: 'lives', pages: 'some' },
      ],
      'DAY-11/many-pages': [
        { page: 'empty', place: 'first', cursor: 'lives', pages: 'over a hundred' },
        { page: 'short', place: 'in the middle', cursor: 'lives', pages: 'over a hundred' },
      ],
      'DAY-11/empty-end': [{ page: 'empty', place: 'behind the last item', cursor: 'lives', pages: 'some' }],
      'DAY-11/expired-cursor': [
        { page: 'short', place: 'first', cursor: 'expires', pages: 'some' },
        { page: 'short', place: 'in the middle', cursor: 'expires', pages: 'some' },
        { page: 'empty', place: 'in the middle', cursor: 'expires', pages: 'some' },
      ],
      'DAY-8/empty-page-on-a-day-with-items': [{ page: 'empty', place: 'first', cursor: 'lives', pages: 'some' }],
      // On a day without items, the only page is empty.
      'DAY-8/empty-day': [{ page: 'empty', place: 'first', cursor: 'lives', pages: 'some' }],
    },
    impossible: { 'page: short + place: behind the last item': 'a page behind the last item is empty' },
  }),
]
