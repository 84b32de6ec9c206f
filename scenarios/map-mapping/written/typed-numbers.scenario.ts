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
  ],
}

/** A number and something behind it, in a country whose numbers differ in length: with those digits, it is a number, too. */
const withMore: [slug: string, typed: string, digits: string][] = [
  ['extension-of-a-number-of-any-length', '+49 30 20931420 (5)', '493020931420'],
  ['range-of-numbers-of-any-length', '+49 30 20931420-5', '493020931420'],
]

/** Numbers as people type them into a mapping file (MAP-9): the owner of the number has the copies, and nobody else. */
export const typedNumbers: Scenario[] = [
  scenario(
    'MAP-9/spellings-of-many-countries',
    'matches numbers of many countries, written with blanks, brackets, a plus or two zeros',
    (given) => ownersHaveTheirs(given, international),
    { weight: 'should', under: byNumber },
  ),
  ...Object.entries(national).map(([region, numbers]) =>
    scenario(
      `MAP-9/national-spellings-${region.toLowerCase()}`,
      `matches numbers in the spellings of a region, and takes their digits for nobody else’s: ${region}`,
      async (given) => {
        given.world.settings.defaultRegion = region
        const strangers = numbers.map(([, , number]) => given.hires({ number, registeredAs: null, directory: null }))
        const to = given.outsider()
        const theirs = strangers.map((from) => given.sends({ from, to, text: 'You do not know me.' }))
        await ownersHaveTheirs(given, numbers)
        for (const message of theirs) given.expects(message).nowhere()
      },
      { weight: 'should', under: byNumber },
    ),
  ),
  ...withMore.map(([slug, typed, number]) =>
    scenario(
      `MAP-11/${slug}`,
      `reads ${typed} as the number in front, or refuses the whole file`,
      async (given) => {
        const owner = given.hires({ number, registeredAs: null })
        const row = `${typed},${owner.mailbox}\n`
        given.customMapping([[owner, owner.mailbox]], `External User ID,Microsoft 365 User Mailbox\n${row}`)
        const chat = given.sends({ from: owner, to: given.outsider(), text: 'One number only.' })
        const { status } = await given.connectorTries()
        if (status === 'done') given.expects(chat).once(owner)
        else given.expects(chat).nowhere()
      },
      { under: byNumber },
    ),
  ),
]

/** Each number is in the file as it is typed; its owner writes, and has the copy. */
async function ownersHaveTheirs(given: Given, numbers: readonly (readonly [string, string, ...string[]])[]) {
  const owners = numbers.map(([typed, number]) => ({ typed, owner: given.hires({ number, registeredAs: null }) }))
  const rows = owners.map(({ typed, owner }) => `${typed},${owner.mailbox}\n`)
  given.customMapping(
    owners.map(({ owner }) => [owner, owner.mailbox]),
    `External User ID,Microsoft 365 User Mailbox\n${rows.join('')}`,
  )
  const to = given.outsider()
  const sent = owners.map(({ owner }) => ({ owner, chat: given.sends({ from: owner, to, text: 'Typed by hand.' }) }))
  await given.connectorRuns()
  for (const { owner, chat } of sent) given.expects(chat).once(owner)
}
