import { createChance } from '../control/seed.ts'

/** A group chat as WhatsApp exports it, and the people file that goes with it. */
export interface LongChat {
  /** The lines of the export, in English, from an Android phone, with their line breaks. */
  lines: Iterable<string>
  /** CSV: every member has a mailbox. */
  people: string
}

const words =
  'price report meeting lunch tomorrow contract sign please call client market before after offer draft'.split(' ')
const firstMs = Date.UTC(2024, 0, 14)
/** So that 120,000 messages take about a year and a half. */
const gapMs = { min: 60_000, max: 720_000 }

/** The time zone of its times. Its clock is never changed, so no time is skipped or comes twice. */
export const chatTimeZone = 'Asia/Kolkata'

/** A chat of so many messages, of one line each, in a group of so many members. */
export function longChat({ messages, members }: { messages: number; members: number }): LongChat {
  const names = Array.from({ length: members }, (_, index) => `Member ${index + 1}`)
  const rows = names.map((name, index) => {
    const address = `member.${index + 1}@contoso.example`
    return `${name},+447700900${String(index + 100).padStart(3, '0')},${address},${address}`
  })
  return { lines: linesOf(messages, names), people: `${['Name,Number,Email,Mailbox', ...rows].join('\n')}\n` }
}

function* linesOf(messages: number, names: readonly string[]): Generator<string> {
  const chance = createChance(1)
  let timeMs = firstMs
  for (let number = 1; number <= messages; number += 1) {
    timeMs += chance.int(gapMs.min, gapMs.max)
    // At first, every member writes once: who never writes is not known to be in the group.
    const name = names[number - 1] ?? chance.pick(names)
    const text = Array.from({ length: chance.int(4, 18) }, () => chance.pick(words)).join(' ')
    yield `${stampOf(new Date(timeMs))} - ${name}: ${text} ${number}\n`
  }
}

function stampOf(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T')
  return `${date.split('-').reverse().join('/')}, ${clock.slice(0, 5)}`
}
