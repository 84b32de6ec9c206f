import type { Scenario } from '../../harness/runner/index.ts'
import { type Aspect, scenario } from '../vocabulary/index.ts'

/** The same conversation with its people listed in another order: the result must be the same (MAP-2, CNV-3). */
export const listedOrder: Scenario[] = [
  scenario(
    'MAP-2/listed-in-every-order',
    'makes the same copies in whatever order an item lists its participants',
    async (given) => {
      const people = [given.hires(), given.hires(), given.hires()]
      const [from, ...to] = people
      if (from === undefined) return
      const messages = ordersOf(people).map((listed, index) =>
        given.sends({ from, to, listed, group: 'Three of us', text: `Order ${index}.` }),
      )
      await given.connectorRuns()
      for (const message of messages) for (const owner of people) given.expects(message).once(owner)
    },
  ),
  scenario(
    'CNV-3/sender-listed-last',
    'has the sender in From and the others in To, in whatever order an item lists them',
    async (given) => {
      const [from, ben, cleo] = [given.hires(), given.hires(), given.hires()]
      const to = [ben, cleo]
      const messages = [
        [from, ben, cleo],
        [cleo, ben, from],
        [ben, from, cleo],
      ].map((listed, index) => given.sends({ from, to, listed, group: 'Three of us', text: `Order ${index}.` }))
      await given.connectorRuns()
      for (const message of messages) {
        given
          .expects(message)
          .reads(ben, addressesIn('from', [from.mailbox]), addressesIn('to', [ben.mailbox, cleo.mailbox]))
      }
    },
  ),
]

/** Every order of a few values. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((first, place) => ordersOf(items.toSpliced(place, 1)).map((rest) => [first, ...rest]))
}

/** Compares addresses in any order, because no source prescribes an order for the header. */
function addressesIn(header: 'from' | 'to', addresses: string[]): Aspect {
  const inWords = (some: string[]): string =>
    some
      .map((one) => one.toLowerCase())
      .sort()
      .join(', ')
  return {
    name: `the ${header} header`,
    wanted: inWords(addresses),
    of: (mail) => inWords(mail[header].map(({ address }) => address ?? '')),
  }
}
