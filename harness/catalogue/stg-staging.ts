import { area, type RequirementArea } from './requirement.ts'

const transfer = 'Overview of archiving WhatsApp data, step 3'
const staged = { capability: 'staging: azure-blob' } as const

export const staging: RequirementArea = area('STG', 'Staging', 'connector', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: 'Every item is put into the Azure Storage location before it is imported.',
    section: transfer,
    ...staged,
    cannotShow: 'What is in a blob that is encrypted or packed in its own format: then only its arrival is seen.',
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence: 'The location is secure: no anonymous read, no credential in a blob or its name.',
    section: transfer,
    ...staged,
    cannotShow: 'How the storage account of a real customer is set: its network, keys and encryption are out of sight.',
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'should',
    sentence: 'Staged data is removed from the location after it is imported, and not before.',
    section: 'follows from STG-2: data that is no longer needed is not kept',
    ...staged,
    cannotShow: 'That nothing is left in versions, snapshots or soft-deleted blobs of a real account.',
  },
])
