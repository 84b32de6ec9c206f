import { type Chance, createChance } from '../../control/seed.ts'

/** A sort of query that people often write, with a maker of examples. */
export interface CommonQuery {
  name: string
  draw(chance: Chance): string
}

const syllables = [...'bcdfghjklmnprstvwxyz'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel))
const wordCount = 20_000
const people = 200
const firstDayMs = Date.UTC(2025, 2, 1)
const dayMs = 86_400_000
const days = 365

/** A word by its rank, from 0 for the most frequent one. */
function wordAt(rank: number): string {
  const [low, middle, high] = [rank % 100, Math.floor(rank / 100) % 100, Math.floor(rank / 10_000)]
  return `${syllables[low]}${syllables[middle]}${high === 0 ? '' : syllables[high]}`
}

/** As in any language, a few words are in very many messages, and most in very few. */
function drawWord(chance: Chance): string {
  return wordAt(Math.floor((chance.int(0, 999_999) / 1_000_000) ** 3 * wordCount))
}

function personAt(number: number): { name: string; address: string } {
  return { name: `Person ${wordAt(wordCount + number)}`, address: `person.${number}@contoso.example` }
}

function drawDay(chance: Chance): string {
  return new Date(firstDayMs + chance.int(0, days - 8) * dayMs).toISOString().slice(0, 10)
}

/** Makes the octets of one small chat message after the other, the same for each seed. */
export function messageMaker(owner: string, seed: number): (number: number) => Buffer {
  const chance = createChance(seed)
  return (number) => {
    const words = (count: number): string => Array.from({ length: count }, () => drawWord(chance)).join(' ')
    const { name, address } = personAt(chance.int(0, people - 1))
    const sent = new Date(firstDayMs + chance.int(0, days * dayMs - 1))
    const date = sent.toUTCString().replace('GMT', '+0000')
    const head = `From: ${name} <${address}>\r\nTo: ${owner}\r\nDate: ${date}\r\nMessage-ID: <${number}@contoso.example>\r\nSubject: ${words(chance.int(1, 4))}\r\n`
    return Buffer.from(`${head}\r\n${words(chance.int(8, 30))}\r\n`)
  }
}

/** The sorts of queries. Each drawn one is new, so that no answer is one that was kept. */
export const commonQueries: readonly CommonQuery[] = [
  { name: 'a word in every thirtieth item or so', draw: (chance) => wordAt(chance.int(20, 60)) },
  { name: 'a rare word', draw: (chance) => wordAt(chance.int(5_000, wordCount - 1)) },
  { name: 'two frequent words', draw: (chance) => `${wordAt(chance.int(5, 30))} ${wordAt(chance.int(31, 60))}` },
  { name: 'a phrase of two words', draw: (chance) => `"${wordAt(chance.int(1, 30))} ${wordAt(chance.int(1, 60))}"` },
  { name: 'the beginning of a word', draw: (chance) => `${wordAt(chance.int(100, 9_999)).slice(0, 3)}*` },
  { name: 'a sender', draw: (chance) => `from:${personAt(chance.int(0, people - 1)).address}` },
  { name: 'a day', draw: (chance) => `received:${drawDay(chance)}` },
  {
    name: 'a sender in a week',
    draw: (chance) => {
      const from = drawDay(chance)
      const to = new Date(Date.parse(from) + 6 * dayMs).toISOString().slice(0, 10)
      return `from:${personAt(chance.int(0, people - 1)).address} AND received:${from}..${to}`
    },
  },
  {
    name: 'a frequent word of mail since a day',
    draw: (chance) => `kind:email AND ${wordAt(chance.int(5, 30))} AND received>=${drawDay(chance)}`,
  },
  {
    name: 'a frequent word without another',
    draw: (chance) => `${wordAt(chance.int(20, 60))} NOT ${wordAt(chance.int(61, 90))}`,
  },
]
