import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const transfer = 'Overview of archiving WhatsApp data, step 3'

export const dailyRun: RequirementArea = area('DAY', 'The daily run', 'connector', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: 'A run imports what was captured in the 24 hours before it.',
    section: transfer,
    readings: ['window.basis', 'window.catchUp'],
  },
  {
    number: 3,
    source: 'assumed',
    weight: 'must',
    sentence: 'Windows are half-open and tile: an item on the boundary instant is imported exactly once over two days.',
    section: 'follows from DAY-1; docs/decisions/0004',
    readings: ['window.basis'],
    minimum: 2,
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'must',
    sentence: 'An item that reached TeleMessage late is imported by the run of the day on which it was captured.',
    section: 'follows from DAY-1; docs/decisions/0004',
    readings: ['window.basis'],
  },
  {
    number: 5,
    source: 'assumed',
    weight: 'must',
    sentence: 'After days without a run, nothing is missing.',
    section: 'follows from the purpose of an archive; docs/decisions/0004',
    readings: ['window.catchUp'],
    minimum: 2,
  },
  {
    number: 6,
    source: 'documented',
    weight: 'must',
    sentence: 'Running a day again skips duplicates, counts them as skipped, and changes no mailbox.',
    section: 'the fields of the log: items skipped',
    document: documents.adminLogs,
    readings: ['log.unit'],
  },
  {
    number: 7,
    source: 'assumed',
    weight: 'must',
    sentence:
      "A run at another hour, a 23- or 25-hour local day, leap day and year's end neither lose nor double anything.",
    section: 'follows from DAY-3 and DAY-5',
    readings: ['window.catchUp', 'window.basis'],
    cannotShow:
      'What the clock of a real machine does: the calendar is virtual, and the connector is told the present.',
  },
  {
    number: 8,
    source: 'documented',
    weight: 'should',
    sentence: 'A day without items logs that no items were ingested, with the date.',
    section: 'a log without items',
    document: documents.adminLogs,
    capability: 'importLog',
  },
  {
    number: 9,
    source: 'assumed',
    weight: 'must',
    sentence: 'Two runs at the same time that share their state leave one copy each; the second may wait or exit 75.',
    section: 'follows from CAP-10: a scheduler may start a run while another one lasts',
    cannotShow: 'Every way in which two runs can meet: only the overlaps that really happened are judged.',
  },
  {
    number: 10,
    source: 'assumed',
    weight: 'must',
    sentence: 'Run again after the user moved or deleted an archived item: no item comes back twice.',
    section: 'follows from DAY-6: what was archived is known by more than where it lies',
  },
])
