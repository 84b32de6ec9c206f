import { documents } from './documents.ts'
import type { ReadingId } from './readings.ts'
import { area, type RequirementArea } from './requirement.ts'

const known = 'Known issues'
const size: ReadingId[] = ['size.limitBytes', 'size.measure', 'size.oversizeAttachment']

export const limit: RequirementArea = area('LIM', 'The 10 MB limit', 'connector', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: 'An attachment larger than 10 MB is never imported.',
    section: known,
    readings: size,
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence: 'An item larger than 10 MB in total is not imported, however small its attachments are.',
    section: known,
    readings: size,
  },
  {
    number: 3,
    source: 'stated',
    weight: 'must',
    sentence: 'An item of exactly the limit is imported; with one byte more it is not.',
    section: known,
    readings: size,
    cannotShow:
      'The exact byte from which a connector that measures encoded messages refuses: within 64 KiB of the limit both outcomes are right.',
  },
  {
    number: 4,
    source: 'stated',
    weight: 'must',
    sentence: 'Nothing of a refused item is in any mailbox.',
    section: known,
    readings: ['size.limitBytes', 'size.oversizeAttachment'],
  },
  {
    number: 5,
    source: 'stated',
    weight: 'must',
    sentence: 'Other items in the same page, batch and conversation are imported as usual.',
    section: known,
    readings: ['size.limitBytes'],
  },
  {
    number: 6,
    source: 'documented',
    weight: 'should',
    sentence: 'The refusal is in the log, with item and reason.',
    section: 'the details of failed items',
    document: documents.adminLogs,
    capability: 'importLog',
    readings: ['size.limitBytes'],
  },
  {
    number: 7,
    source: 'assumed',
    weight: 'must',
    sentence: 'The received bytes count, not the size that the item declares.',
    section: 'follows from LIM-1: what an item declares is only what the phone says; docs/decisions/0002',
    readings: size,
  },
])
