import type { Chance } from '../../../control/seed.ts'
import type { SampleMessage } from './sample-searched.ts'

/** Words of several scripts, the first ones often; emoji too. */
const scripts = ['budget', 'встреча', '会议', 'ประชุม', 'اجتماع', 'פגישה', 'नमस्ते', '회의', 'メール', '👍', '🎉']
const people = ['asha', 'ben', 'cleo', 'dan', 'eva']
/** The words that a day of messages is written with. */
const pool = [
  ...scripts,
  ...people,
  ...Array.from({ length: 3_000 }, (_, index) => `w${index.toString(36)}x${index % 7}`),
]

/** A word of the pool: a few are in very many messages, most in very few, as in any language. */
function poolWord(chance: Chance): string {
  const share = chance.int(0, 1_000_000) / 1_000_000
  return pool[Math.floor(share ** 3 * (pool.length - 1))] ?? ''
}

/** A message of a day, as `sample-searched.ts` takes it. */
export function drawMessage(chance: Chance, number: number): SampleMessage {
  const person = (): string => {
    const name = chance.pick(people)
    return chance.pick([name, `${name} <${name}@fabrikam.example>`, `Somebody <${name}@contoso.example>`])
  }
  const words = (count: number): string =>
    Array.from({ length: count }, () => poolWord(chance)).join(chance.pick([' ', ', ', '. ']))
  const day = String(chance.int(1, 28)).padStart(2, '0')
  return {
    subject: `${number} ${words(chance.int(1, 4))}`,
    text: words(chance.int(3, 15)),
    from: person(),
    to: Array.from({ length: chance.int(0, 3) }, person),
    bcc: chance.int(0, 20) === 0 ? [person()] : [],
    files: chance.pick([
      ...Array.from({ length: 8 }, () => []),
      [[`${words(1)}.txt`, 'text/plain', words(5)]] as const,
      [[`${words(1)}.png`, 'image/png', 'p']] as const,
    ]),
    itemClass: chance.pick(['IPM.Note', 'IPM.Note', 'IPM.ExternalData.Sample.Message']),
    importance: chance.pick(['low', 'normal', 'normal', 'high'] as const),
    categories: chance.int(0, 10) === 0 ? [poolWord(chance)] : [],
    isRead: chance.int(0, 1) === 0,
    sent: `2026-11-${day}T0${chance.int(0, 9)}:00:00Z`,
    received: chance.int(0, 30) === 0 ? undefined : `2026-11-${day}T12:00:00Z`,
  }
}

/** A query, drawn from the grammar: every operator, property and form of value. It can always be read. */
export function drawQuery(chance: Chance, depth = chance.pick([0, 0, 0, 1, 1, 1, 2])): string {
  if (depth === 0) return drawSingle(chance)
  const inner = (): string => drawQuery(chance, depth - 1)
  switch (chance.int(0, 9)) {
    case 0:
      return `${inner()} AND ${inner()}`
    case 1:
      return `${inner()} OR ${inner()}`
    case 2:
      return `${inner()} ${inner()}`
    case 3:
      return `NOT (${inner()})`
    case 4:
      return `${inner()} -${drawTerm(chance)}`
    case 5:
      return `(${inner()}) ${chance.pick(['AND', 'OR', 'NOT', ''])} (${inner()})`
    case 6:
      return `${drawTerm(chance)} NEAR${chance.pick(['', '(2)', '(n=15)'])} (${drawTerm(chance)} OR ${drawTerm(chance)})`
    default:
      return drawSingle(chance)
  }
}

function drawTerm(chance: Chance): string {
  const word = poolWord(chance)
  switch (chance.int(0, 5)) {
    case 0:
      return `"${word} ${poolWord(chance)}"`
    case 1:
      return /^\w{3}/.test(word) ? `${word.slice(0, 3)}*` : word
    case 2:
      return /^\w{3}/.test(word) ? `"${poolWord(chance)} ${word.slice(0, 3)}*"` : word
    default:
      return word
  }
}

function drawSingle(chance: Chance): string {
  const operator = chance.pick([':', '=', '<>'])
  const order = chance.pick([':', '=', '<>', '<', '<=', '>', '>='])
  const day = (): string => `2026-11-${String(chance.int(1, 28)).padStart(2, '0')}`
  const person = chance.pick(people)
  switch (chance.int(0, 11)) {
    case 0:
      return `${chance.pick(['subject', 'Category', 'attachmentnames'])}${operator}${drawTerm(chance)}`
    case 1:
    case 2: {
      const field = chance.pick(['from', 'to', 'cc', 'bcc', 'recipients', 'participants'])
      const value = chance.pick([
        person,
        `${person}@contoso.example`,
        'fabrikam.example',
        `"${person}@fab*"`,
        'somebody',
      ])
      return `${field}${operator}${value}`
    }
    case 3:
      return `${chance.pick(['sent', 'received'])}${order}${day()}`
    case 4:
      return `${chance.pick(['sent', 'received'])}:2026-11-05..${chance.pick(['2026-11-05', '11/20/2026', '2026-11-20T10:00:00Z'])}`
    case 5:
      return `size${order}${chance.int(1_000, 1_600)}`
    case 6:
      return `${chance.pick(['isread', 'hasattachment'])}${operator}${chance.pick(['true', 'FALSE'])}`
    case 7:
      return chance.pick([
        'kind:externaldata',
        'kind<>email',
        'itemclass:ipm.externaldata*',
        'importance:high',
        'importance<>medium',
      ])
    default:
      return drawTerm(chance)
  }
}
