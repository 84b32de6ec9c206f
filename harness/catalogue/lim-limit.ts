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
    sentence: 'An item larger than 10 MB in all is not imported, however small its attachments are.',
    section: known,
    readings: size,
  },
  {
    number: 3,
    source: 'stated',
    weight: 'must',
    sentence: 'At the limit it is imported; one byte more, it is not.',
    section: known,
    readings: size,
    cannotShow:
      'The byte at which a connector that measures encoded messages turns: within 64 KiB of the limit either is right.',
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
    sentence: 'Its neighbours in page, batch and conversation are imported as ever.',
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
    sentence: 'What counts are the bytes received, not the size that the item declares.',
    section: 'follows from LIM-1: what an item declares is the word of a phone; docs/decisions/0002',
    readings: size,
  },
])
