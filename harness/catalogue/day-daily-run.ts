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
    sentence:
      'Windows are half-open and leave no gap: an item exactly on the boundary is imported exactly once over two days.',
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
      'A run at another hour, a local day of 23 or 25 hours, a leap day or the end of a year neither loses nor doubles anything.',
    section: 'follows from DAY-3 and DAY-5',
    readings: ['window.catchUp', 'window.basis'],
    cannotShow:
      'What the clock of a real machine does: the calendar is simulated, and the connector gets the current time from the suite.',
  },
  {
    number: 8,
    source: 'documented',
    weight: 'should',
    sentence: 'On a day without items, the log says that no items were ingested, with the date.',
    section: 'a log without items',
    document: documents.adminLogs,
    capability: 'importLog',
  },
  {
    number: 9,
    source: 'assumed',
    weight: 'must',
    sentence:
      'Two runs at the same time with the same state leave each copy once; the second run may wait or exit with 75.',
    section: 'follows from CAP-10: a scheduler may start a run while another one is still running',
    cannotShow: 'Every way in which two runs can overlap: only the overlaps that really happened are judged.',
  },
  {
    number: 10,
    source: 'assumed',
    weight: 'must',
    sentence: 'When the connector runs again after the user moved or deleted an archived item, no item comes back.',
    section: 'follows from DAY-6: the connector knows what it archived, not only where it is',
  },
  {
    number: 11,
    source: 'assumed',
    weight: 'must',
    sentence:
      'A window is read to its end: a short or empty page with a cursor is not the last one, and after a cursor has expired, nothing is lost or doubled.',
    section: 'follows from DAY-1, and from how the site describes its list of items',
    minimum: 2,
  },
  {
    number: 12,
    source: 'assumed',
    weight: 'must',
    sentence:
      'What a connector remembers is in its state folder and nowhere else: with an empty one, it archives like a new connector.',
    section: 'follows from DAY-6, and from the contract between the suite and a connector: MT_STATE_DIR',
    cannotShow: 'A memory outside the state folder that the connector does not use within this one scenario.',
  },
])
