import type { CallDetails } from '../../../contract/index.ts'
import { type ExportWords, languages } from '../languages/index.ts'
import { phrase } from '../plain-text.ts'
import { alternatives, phrasesOf } from './alternatives.ts'

interface CallWords {
  words: string
  mode: CallDetails['mode']
  isMissed: boolean
  units: Unit[]
}

interface Unit {
  beginning: string
  seconds: number
}

const callWords: CallWords[] = languages
  .flatMap(({ calls, units }) => {
    const ofLanguage = unitsOf(units)
    const kinds: [words: string, mode: CallDetails['mode'], isMissed: boolean][] = [
      [calls.missedVoice, 'voice', true],
      [calls.missedVideo, 'video', true],
      [calls.voice, 'voice', false],
      [calls.video, 'video', false],
    ]
    return kinds.flatMap(([all, mode, isMissed]) =>
      alternatives(all).map((words) => ({ words: phrase(words), mode, isMissed, units: ofLanguage })),
    )
  })
  // The longest first: the Spanish `Llamada perdida` must not count as `Llamada`.
  .sort((a, b) => b.words.length - a.words.length)

function unitsOf(units: ExportWords['units']): Unit[] {
  const seconds = { hour: 3600, minute: 60, second: 1 }
  return (
    (['hour', 'minute', 'second'] as const)
      .flatMap((unit) => alternatives(units[unit]).map((word) => ({ beginning: phrase(word), seconds: seconds[unit] })))
      // The longest first: German `Std` begins with the `s` of seconds.
      .sort((a, b) => b.beginning.length - a.beginning.length)
  )
}

const outcomes = phrasesOf<'missed' | 'rejected'>(
  languages.flatMap(({ calls }) => [
    [calls.noAnswer, 'missed'],
    [calls.declined, 'rejected'],
    // Nobody talked: for an archive, a call that failed was not answered.
    [calls.failed, 'missed'],
  ]),
)

/**
 * The call that a line is about: `Missed voice call`, `Voice call, 2 min`, `Video call, No answer`. `certain` means
 * that WhatsApp wrote the line: people may also write `video call?`. A call that the line says nothing about counts as
 * answered, for 0 s. Undefined for a line whose words about the call are not known: such a line stays as it is.
 */
export function callIn(text: string, certain: boolean): CallDetails | undefined {
  const line = phrase(text)
  const found = callWords.find(({ words }) => line.startsWith(words))
  if (found === undefined) return undefined
  const { words, mode, isMissed, units } = found
  const rest = line.slice(words.length)
  if (certain ? !/^(?:$|[.,،、，。·•(\s])/u.test(rest) : rest !== '' || !isMissed) return undefined
  if (isMissed) return { mode, outcome: 'missed', durationSeconds: 0 }
  const detail = rest.replace(/^[.,،、，。·•\s]+/u, '')
  const [first = ''] = detail.split(/\s?[•·]\s?/u)
  const outcome = outcomes.get(phrase(first))
  if (outcome !== undefined) return { mode, outcome, durationSeconds: 0 }
  const durationSeconds = secondsIn(detail, units)
  if (detail !== '' && durationSeconds === undefined) return undefined
  return { mode, outcome: 'answered', durationSeconds: durationSeconds ?? 0 }
}

/** `1 hr 5 min`, in the spellings of a language; undefined for a text without a duration. */
function secondsIn(detail: string, units: Unit[]): number | undefined {
  const clock = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?!\d|:)/u.exec(detail)
  if (clock !== null)
    return [clock[1] ?? 0, clock[2], clock[3]].reduce<number>((sum, part) => sum * 60 + Number(part), 0)
  const parts = [...detail.matchAll(/(\d{1,5})\s?([\p{L}\p{M}]+)/gu)].flatMap(([, count, unit = '']) => {
    const known = units.find(({ beginning }) => unit.startsWith(beginning))
    return known === undefined ? [] : [Number(count) * known.seconds]
  })
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0)
}
