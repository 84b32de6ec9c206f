import type { Scenario } from '../../../harness/runner/index.ts'
import { type Given, scenario } from '../../vocabulary/index.ts'

/** A login name has only one spelling. */
const byNumber = { 'mapping.key': 'mobile-number' as const }

/** Numbers with country code as people type them, with the digits that they stand for: blanks, brackets, a plus or two zeros. */
const international: [typed: string, digits: string][] = [
  ['+49 30 20931420', '493020931420'],
  ['+49 (30) 20931421', '493020931421'],
  ['0049 30 20931422', '493020931422'],
  // The zero of an Italian number belongs to it.
  ['+39 06 6982 1430', '390669821430'],
  ['0039 06 69821431', '390669821431'],
  ['390669821432', '390669821432'],
  // Behind a country code of one digit, and of three.
  ['+1 (202) 555 0143', '12025550143'],
  ['1 202 555 0144', '12025550144'],
  ['+354 410 4000', '3544104000'],
  ['+852 5123 4567', '85251234567'],
  // Short groups, and a number whose first group is the country code alone.
  ['+45 32 12 34 56', '4532123456'],
  ['45 32 12 34 57', '4532123457'],
  ['+33 6 39 98 11 43', '33639981143'],
  // The documented spelling of an Indian and of an Argentine mobile phone.
  ['919876543210', '919876543210'],
  ['+54 9 11 2345 6790', '5491123456790'],
]

/** Numbers in the national spelling of a region, and whose number these digits are by themselves. */
const national: Record<string, [typed: string, digits: string, stranger: string][]> = {
  US: [
    ['(201) 555 0123', '12015550123', '2015550123'],
    // The digits by themselves are a number of Norway that exists.
    ['(479) 222 3333', '14792223333', '4792223333'],
    // The digits by themselves begin with the code of Morocco, whose numbers are shorter.
    ['(212) 555 0147', '12125550147', '2125550147'],
    ['1 201 555 0124', '12015550124', '2015550124'],
  ],
  GB: [
    ['07700 900142', '447700900142', '7700900142'],
    ['020 7946 0142', '442079460142', '2079460142'],
    ['0044 7700 900143', '447700900143', '7700900143'],
  ],
  DE: [
    ['030 20931420', '493020931420', '3020931420'],
    ['(030) 20931421', '493020931421', '3020931421'],
    // Not assigned yet: a table of numbers knows only the length of such a number.
    ['01542093142', '491542093142', '1542093142'],
  ],
}

/** Documented numbers of ranges that are not assigned yet: an operator may have them before a table of numbers does. */
const ofNoOperator = ['2065550123', '491542093142', '3542225555']

/** Numbers with country code that are as long as the national ones of a region, and whose number they are with its country code. */
const abroad: Record<string, [digits: string, stranger: string][]> = {
  US: [
    ['4532123456', '14532123456'],
    ['4792223333', '14792223333'],
    ['3544104000', '13544104000'],
    ['919876543210', '1919876543210'],
  ],
}

/** A number and something behind it, in a country whose numbers differ in length: with those digits, it is a number, too. */
const withMore: [slug: string, typed: string, digits: string][] = [
  ['extension-of-a-number-of-any-length', '+49 30 20931420 (5)', '493020931420'],
  ['longer-extension-of-a-number-of-any-length', '+49 30 20931420 (12)', '493020931420'],
  // Not assigned yet: a table of numbers does not know where such a number ends.
  ['extension-of-a-number-of-no-operator', '+49 154 2093142 (5)', '491542093142'],
  ['extension-in-words', '+49 30 20931420 ext. 12', '493020931420'],
  ['extension-behind-a-letter', '+49 30 20931420 x12', '493020931420'],
  ['range-of-numbers-of-any-length', '+49 30 20931420-5', '493020931420'],
  ['end-of-another-number', '+49 30 20931420/24', '493020931420'],
  ['decimal-of-any-length', '493020931420.0', '493020931420'],
]

/** Numbers abroad in groups that no number of the region has, and whose number they would be with its country code. */
const inGroupsAbroad: [slug: string, typed: string, digits: string, stranger: string][] = [
  ['groups-of-a-number-abroad', '45 32 12 34 56', '4532123456', '14532123456'],
  // With the code of the region, somebody has the number: this one begins like those of Fayetteville.
  ['groups-of-two-numbers', '47 92 22 33 33', '4792223333', '14792223333'],
]

/** Such numbers with a plus: it says that the country code is there. */
const plusAbroad: [typed: string, digits: string, stranger: string][] = [
  ['+4792223333', '4792223333', '14792223333'],
  ['+45 32 12 34 56', '4532123456', '14532123456'],
]

/** Numbers as people type them into a mapping file (MAP-9): the owner of the number has the copies, and nobody else. */
export const typedNumbers: Scenario[] = [
  scenario(
    'MAP-9/spellings-of-many-countries',
    'matches numbers of many countries, written with blanks, brackets, a plus or two zeros',
    (given) => ownersHaveTheirs(given, international),
    { weight: 'should', under: byNumber },
  ),
  scenario(
    'MAP-9/documented-spelling-of-no-operator',
    'matches numbers in the documented spelling that no operator has yet',
    (given) =>
      ownersHaveTheirs(
        given,
        ofNoOperator.map((digits) => [digits, digits]),
      ),
    { under: byNumber },
  ),
  scenario(
    'MAP-9/plus-with-a-region',
    'reads numbers with a plus as those of other countries, also with a region whose own are as long, or refuses the file: US',
    async (given) => {
      given.world.settings.defaultRegion = 'US'
      const nobodyElse = strangersWrite(
        given,
        plusAbroad.map(([, , stranger]) => stranger),
      )
      await ownersHaveTheirs(given, plusAbroad, { mayRefuse: true })
      nobodyElse()
    },
    { under: byNumber },
  ),
  ...Object.entries(national).map(([region, numbers]) =>
    scenario(
      `MAP-9/national-spellings-${region.toLowerCase()}`,
      `matches numbers in the spellings of a region, and takes their digits for nobody else’s: ${region}`,
      async (given) => {
        given.world.settings.defaultRegion = region
        const nobodyElse = strangersWrite(
          given,
          numbers.map(([, , stranger]) => stranger),
        )
        await ownersHaveTheirs(given, numbers)
        nobodyElse()
      },
      { weight: 'should', under: byNumber },
    ),
  ),
  ...Object.entries(abroad).map(([region, numbers]) =>
    scenario(
      `MAP-9/documented-spelling-abroad-${region.toLowerCase()}`,
      `matches numbers of other countries in the documented spelling, also with a region whose own are as long: ${region}`,
      async (given) => {
        given.world.settings.defaultRegion = region
        const nobodyElse = strangersWrite(
          given,
          numbers.map(([, stranger]) => stranger),
        )
        await ownersHaveTheirs(
          given,
          numbers.map(([digits]) => [digits, digits]),
        )
        nobodyElse()
      },
      { under: byNumber },
    ),
  ),
  ...inGroupsAbroad.map(([slug, typed, number, stranger]) =>
    scenario(
      `MAP-11/${slug}`,
      `reads ${typed} with the region US as a number abroad, or refuses the whole file`,
      async (given) => {
        given.world.settings.defaultRegion = 'US'
        const nobodyElse = strangersWrite(given, [stranger])
        await ownerHasItOrRefused(given, typed, number)
        nobodyElse()
      },
      { under: byNumber },
    ),
  ),
  ...withMore.map(([slug, typed, number]) =>
    scenario(
      `MAP-11/${slug}`,
      `reads ${typed} as the number in front, or refuses the whole file`,
      (given) => ownerHasItOrRefused(given, typed, number),
      { under: byNumber },
    ),
  ),
]

/** Each number is in the file as it is typed; its owner writes, and has the copy, unless the file may be refused and is. */
async function ownersHaveTheirs(
  given: Given,
  numbers: readonly (readonly [string, string, ...string[]])[],
  { mayRefuse = false } = {},
): Promise<void> {
  const owners = numbers.map(([typed, number]) => ({ typed, owner: given.hires({ number, registeredAs: null }) }))
  const rows = owners.map(({ typed, owner }) => `${typed},${owner.mailbox}\n`)
  given.customMapping(
    owners.map(({ owner }) => [owner, owner.mailbox]),
    `External User ID,Microsoft 365 User Mailbox\n${rows.join('')}`,
  )
  const to = given.outsider()
  const sent = owners.map(({ owner }) => ({ owner, chat: given.sends({ from: owner, to, text: 'Typed by hand.' }) }))
  const isRefused = mayRefuse && (await given.connectorTries()).status !== 'done'
  if (!mayRefuse) await given.connectorRuns()
  for (const { owner, chat } of sent) {
    if (isRefused) given.expects(chat).nowhere()
    else given.expects(chat).once(owner)
  }
}

/** The number is in the file as it is typed; its owner has the copy, unless the file is refused. */
async function ownerHasItOrRefused(given: Given, typed: string, number: string): Promise<void> {
  const owner = given.hires({ number, registeredAs: null })
  const row = `${typed},${owner.mailbox}\n`
  given.customMapping([[owner, owner.mailbox]], `External User ID,Microsoft 365 User Mailbox\n${row}`)
  const chat = given.sends({ from: owner, to: given.outsider(), text: 'One number only.' })
  const { status } = await given.connectorTries()
  if (status === 'done') given.expects(chat).once(owner)
  else given.expects(chat).nowhere()
}

/** People who are not in the file write one message each. Returns the check that nobody has any of them. */
function strangersWrite(given: Given, numbers: readonly string[]): () => void {
  const to = given.outsider()
  const messages = numbers.map((number) => {
    const from = given.hires({ number, registeredAs: null, directory: null })
    return given.sends({ from, to, text: 'You do not know me.' })
  })
  return () => {
    for (const message of messages) given.expects(message).nowhere()
  }
}
