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
])
