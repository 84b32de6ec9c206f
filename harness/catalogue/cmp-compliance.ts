import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const introduction = 'introduction'

/** The effects of compliance features of the mock tenant on archived items. */
export const compliance: RequirementArea = area('CMP', 'Compliance features', 'tenant', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: 'Litigation hold keeps archived items that a user deletes or changes.',
    section: introduction,
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence:
      'Content search finds them, by `kind:externaldata` and `itemclass:ipm.externaldata.whatsapparchiver*`, by words, people and dates.',
    section: `${introduction}; the two search values are documented elsewhere`,
  },
  {
    number: 3,
    source: 'stated',
    weight: 'must',
    sentence: 'Retention policies keep and delete them by age.',
    section: introduction,
  },
  {
    number: 4,
    source: 'stated',
    weight: 'must',
    sentence: 'The mailbox can be added to an eDiscovery case through its custodian.',
    section: introduction,
  },
  {
    number: 5,
    source: 'documented',
    weight: 'must',
    sentence: 'The values of a content search for third-party data are the same in every letter case.',
    section: 'the values to search with',
    document: documents.thirdPartyData,
  },
  {
    number: 6,
    source: 'documented',
    weight: 'must',
    sentence:
      'Imports, changes and deletions of items, blocked ones too, searches, holds, exports and role grants are audited, with who did them, in a log in which no entry can be altered or removed unnoticed.',
    section: 'what is audited; that nobody can change it unnoticed is ours',
    document: documents.auditing,
  },
  {
    number: 7,
    source: 'documented',
    weight: 'must',
    sentence:
      'What a search of a case finds can be exported, with a digest by which each item is the one in the mailbox.',
    section: 'what an export contains; the digests are ours',
    document: documents.searchExport,
  },
  {
    number: 8,
    source: 'assumed',
    weight: 'must',
    sentence:
      'The evidence of an archived item can be followed from its capture through its import, a search and a hold to an export, with digests that agree.',
    section: 'follows from why messages are archived: evidence must not change on its way',
  },
])
