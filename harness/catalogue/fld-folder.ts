import { area, type RequirementArea } from './requirement.ts'

const place = 'Overview of archiving WhatsApp data, step 4'
const parent = { readings: ['folder.parent' as const] }

export const folder: RequirementArea = area('FLD', 'The folder', 'connector', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: 'A folder named exactly `WhatsApp Archiver` is created in the mailbox of a user who receives an item.',
    section: place,
    ...parent,
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence: 'Items are imported into that folder and nowhere else.',
    section: place,
    ...parent,
  },
  {
    number: 3,
    source: 'assumed',
    weight: 'must',
    sentence: 'Later runs, and runs at the same time, use the same folder.',
    section: 'follows from FLD-1: one folder, not one for each run',
    ...parent,
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'should',
    sentence: 'A mailbox that receives nothing gets no folder.',
    section: 'follows from FLD-1: it is created where items are imported',
  },
  {
    number: 5,
    source: 'assumed',
    weight: 'must',
    sentence:
      'A folder of that name elsewhere in the mailbox is not used; if the user deleted the folder, it is created again.',
    section: 'follows from FLD-1 and FLD-2',
    ...parent,
  },
  {
    number: 6,
    source: 'assumed',
    weight: 'must',
    sentence: 'Nothing else in the mailbox changes.',
    section: 'follows from FLD-2',
    cannotShow: 'Changes that leave messages and folders as they were, such as rules, categories and read marks.',
  },
])
