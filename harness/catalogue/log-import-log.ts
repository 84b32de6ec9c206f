import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const log = { document: documents.adminLogs, capability: 'importLog' } as const

export const importLog: RequirementArea = area('LOG', 'The import log', 'connector', [
  {
    number: 1,
    source: 'documented',
    weight: 'must',
    sentence: 'Available after fan-out = imported + partial + skipped + failed, for every run.',
    section: 'the fields of the log',
    ...log,
    readings: ['log.unit'],
  },
  {
    number: 2,
    source: 'documented',
    weight: 'must',
    sentence: 'Each failure names item, source user, Microsoft 365 user where there is one, and reason.',
    section: 'the details of failed items',
    ...log,
    readings: ['log.unit'],
  },
  {
    number: 3,
    source: 'documented',
    weight: 'should',
    sentence: 'A user who cannot be mapped is listed once in each run.',
    section: 'the fields of the log: items failed',
    ...log,
    readings: ['mapping.scope'],
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'must',
    sentence: 'The log is correct: its counts match the mailboxes.',
    section: 'follows from LOG-1: a count says something about mailboxes',
    capability: 'importLog',
    readings: ['log.unit'],
  },
  {
    number: 5,
    source: 'documented',
    weight: 'must',
    sentence: 'The log says when the import was completed, in UTC, and how many items were downloaded from the source.',
    section: 'the fields of the log',
    ...log,
    cannotShow: 'The exact second: the time is only compared with the day of the simulated calendar.',
  },
])
