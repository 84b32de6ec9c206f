import type { Scenario } from '../../../harness/runner/index.ts'
import { selfTest } from '../self-test.ts'
import { searchWords } from './search-words.ts'

/** What a content search finds of what a connector archived (CMP-2), by values in every letter case (CMP-5). */
export const archivedSearch: Scenario[] = [
  selfTest('CMP-2/archived', 'finds archived items by kind, class, words, people and day', async (test) => {
    const words = await searchWords(test)
    await words.archives('The deal is off', 'Lunch at noon')
    words.deposits({ subject: 'Ordinary mail about the deal' })
    const { archiver } = test.world
    const own = `itemclass:ipm.externaldata.${archiver.id}archiver*`
    const count = async (query: string): Promise<string> => String((await words.hits(query)).length)
    for (const [query, wanted] of [
      ['kind:externaldata', '2'],
      [own, '2'],
      ['deal', '2'],
      ['deal AND kind:externaldata', '1'],
      [`${own} AND "deal is off"`, '1'],
      ['kind:externaldata AND participants:asha@contoso.example', '2'],
      ['kind:externaldata AND participants:15550100199', '2'],
      ['kind:externaldata AND sent:2026-03-10', '2'],
      ['kind:externaldata AND sent:2026-03-11', '0'],
      ['kind:email', '1'],
    ] as const) {
      test.demands(`the number of hits of ${query}`, wanted, await count(query))
    }
  }),
  selfTest('CMP-5/any-letter-case', 'finds third-party data by the values in every letter case', async (test) => {
    const words = await searchWords(test)
    await words.archives('The deal is off')
    words.deposits({ subject: 'Ordinary mail' })
    const value = `ipm.externaldata.${test.world.archiver.id}archiver*`
    for (const query of [
      `itemclass:${value}`,
      `itemclass:${value.toUpperCase()}`,
      `itemclass:${value.replace('ipm.e', 'IPM.E')}`,
      'kind:externaldata',
      'kind:ExternalData',
      'kind:EXTERNALDATA',
    ]) {
      test.demands(`the number of hits of ${query}`, '1', String((await words.hits(query)).length))
    }
  }),
  selfTest('CMP-5/property-names', 'takes the names of the properties in every letter case', async (test) => {
    const words = await searchWords(test)
    await words.archives('The deal is off')
    for (const query of [
      'Kind:externaldata',
      'KIND:externaldata',
      'ItemClass:ipm.externaldata*',
      'ITEMCLASS:ipm.externaldata*',
    ]) {
      test.demands(`the number of hits of ${query}`, '1', String((await words.hits(query)).length))
    }
  }),
]
