import type { CallDetails, ItemKind, LocationDetails } from '../../../contract/index.ts'
import { languages } from '../languages/index.ts'
import { ownWordsMark, phrase, plain } from '../plain-text.ts'

/** The alternatives of one entry of the language files. */
export function alternatives(words: string): string[] {
  return words
    .split('|')
    .map(plain)
    .map((alternative) => alternative.replaceAll(/\s+/gu, ' '))
    .filter((alternative) => alternative !== '')
}

function phrasesOf<Meaning>(meanings: [words: string, meaning: Meaning][]): Map<string, Meaning> {
  return new Map(meanings.flatMap(([words, meaning]) => alternatives(words).map((word) => [phrase(word), meaning])))
}

const deletions = phrasesOf<'author' | 'owner'>(
  languages.flatMap(({ deleted, deletedByYou }) => [
    [deleted, 'author'],
    [deletedByYou, 'owner'],
  ]),
)

/** Who deleted the message, if the text is WhatsApp's line for a deleted message. */
export function deletedBy(text: string): 'author' | 'owner' | undefined {
  return deletions.get(phrase(text))
}

const omissions = phrasesOf<ItemKind>(
  languages.flatMap(({ omitted }) =>
    Object.entries(omitted).map(([kind, words]): [string, ItemKind] => [words, kind as ItemKind]),
  ),
)

/** The kind of the file that an iPhone left out. For a document, its name comes first in the line. */
export function omittedKind(text: string): ItemKind | undefined {
  return omissions.get(phrase(text)) ?? omissions.get(phrase(text.slice(text.lastIndexOf(ownWordsMark) + 1)))
}

const locationLabels = phrasesOf(languages.map(({ location }) => [location, true]))
const mapLink =
  /^(?<label>[^:\n]{2,30}): (?:(?<place>.{1,300}?)[\s(]+)?https:\/\/maps\.google\.com\/\?q=(?<latitude>-?[\d.]{1,20}),(?<longitude>-?[\d.]{1,20})\)?$/u

/** The link to a map that WhatsApp writes for a location. */
export function locationIn(text: string): LocationDetails | undefined {
  const found = mapLink.exec(plain(text))?.groups
  if (found === undefined || !locationLabels.has(phrase(found['label'] ?? ''))) return undefined
  const [latitude, longitude] = [Number(found['latitude']), Number(found['longitude'])]
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
  return { latitude, longitude, ...(found['place'] !== undefined && { place: found['place'] }) }
}

type CallWords = Pick<CallDetails, 'mode'> & { missed: boolean }

const callWords = [
  ...phrasesOf<CallWords>(
    languages.flatMap(({ calls }) => [
      [calls.missedVoice, { mode: 'voice', missed: true }],
      [calls.missedVideo, { mode: 'video', missed: true }],
      [calls.voice, { mode: 'voice', missed: false }],
      [calls.video, { mode: 'video', missed: false }],
    ]),
  ),
  // The longest first: the Spanish `Llamada perdida` must not count as `Llamada`.
].sort(([a], [b]) => b.length - a.length)
const outcomes = phrasesOf<'missed' | 'rejected'>(
  languages.flatMap(({ calls }) => [
    [calls.noAnswer, 'missed'],
    [calls.declined, 'rejected'],
  ]),
)

/**
 * The call that a line is about: `Missed voice call`, `Voice call, 2 min`, `Video call, No answer`. `certain` means
 * that WhatsApp wrote the line: people may also write `video call?`. A call without a known outcome counts as answered,
 * for 0 s.
 */
export function callIn(text: string, certain: boolean): CallDetails | undefined {
  const line = phrase(text)
  const [words, meaning] = callWords.find(([call]) => line.startsWith(call)) ?? []
  if (words === undefined || meaning === undefined) return undefined
  const rest = line.slice(words.length)
  if (certain ? !/^(?:$|[.,\s])/u.test(rest) : rest !== '' || !meaning.missed) return undefined
  if (meaning.missed) return { mode: meaning.mode, outcome: 'missed', durationSeconds: 0 }
  const detail = rest.replace(/^[.,\s]+/u, '')
  const outcome = outcomes.get(detail) ?? 'answered'
  return { mode: meaning.mode, outcome, durationSeconds: outcome === 'answered' ? secondsIn(detail) : 0 }
}

/** Hours first: German `Std` begins with the `s` of seconds. */
const units = (['hour', 'minute', 'second'] as const).map((unit) => ({
  beginnings: languages.flatMap((words) => alternatives(words.units[unit]).map(phrase)),
  seconds: { hour: 3600, minute: 60, second: 1 }[unit],
}))

/** `1 hr 5 min`, in the spellings of the languages. */
function secondsIn(detail: string): number {
  const parts = [...detail.matchAll(/(\d{1,5})\s?(\p{L}+)/gu)]
  return parts.reduce((sum, [, count, unit]) => {
    const known = units.find(({ beginnings }) => beginnings.some((beginning) => unit?.startsWith(beginning)))
    return sum + Number(count) * (known?.seconds ?? 0)
  }, 0)
}
