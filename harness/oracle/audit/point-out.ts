/** Two texts as a report shows them, where a reader must see in what they differ. */
export interface Shown {
  acceptable: string
  seen: string
}

/** How many characters are shown of a text, and how many of them before the first difference if the text is longer. */
const charactersShown = 160
const charactersBefore = 40

/** Fewer characters that act on a terminal may be a text; more are a file that was taken for one. */
const binaryShareMin = 0.1

/**
 * Shows two different texts. Of long texts, it shows the part with the first difference. If a reader cannot see the difference,
 * because it is an invisible character, white space, a character of another script or the same character in another normal form,
 * code points follow. Empty texts and binary data are named as such.
 */
export function pointOut(acceptable: string, seen: string): Shown {
  const [wanted, found] = [[...acceptable], [...seen]]
  const at = firstDifference(wanted, found)
  const codes =
    shape(acceptable) === shape(seen) || isUnseen(wanted[at]) || isUnseen(found[at]) || areTwins(wanted[at], found[at])
  const shown = (text: string, characters: readonly string[]): string => {
    if (text === '') return '(empty)'
    if (isBinary(text)) return `binary data: ${codePoints(characters.slice(0, 8))} … (${characters.length} characters)`
    const part = partAround(characters, at)
    return codes
      ? `${part}, where character ${at + 1} is ${codePoints(characters.slice(at, at + 3)) || 'the end'}`
      : part
  }
  return { acceptable: shown(acceptable, wanted), seen: shown(seen, found) }
}

function firstDifference(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((character, index) => character !== other[index])
  return at === -1 ? one.length : at
}

/** Whether a character shows nothing of its own and is no white space. */
function isUnseen(character = ''): boolean {
  return /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}]$/u.test(character)
}

/** Whether two different characters look the same. */
function areTwins(one = '', other = ''): boolean {
  return one !== other && shape(one) !== '' && shape(one) === shape(other)
}

/** What is left to see of a text; capital letters of Cyrillic and Greek that look like Latin ones become Latin. */
function shape(text: string): string {
  return [...text.normalize('NFKD').replace(/[\s\p{Default_Ignorable_Code_Point}\p{Mn}]/gu, '')]
    .map((character) => latinTwins.get(character) ?? character)
    .join('')
}

const latinTwins = new Map(
  [...'АВЕЅІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο'].map((twin, index) => [
    twin,
    'ABESIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXo'[index] ?? twin,
  ]),
)

function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const acting = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return acting > 2 && acting >= text.length * binaryShareMin
}

function partAround(characters: readonly string[], at: number): string {
  if (characters.length <= charactersShown) return characters.join('')
  const from = at + charactersBefore < charactersShown ? 0 : at - charactersBefore
  const part = characters.slice(from, from + charactersShown).join('')
  const rest = from + charactersShown < characters.length ? '…' : ''
  return `${from > 0 ? '…' : ''}${part}${rest} (${characters.length} characters, the first difference at ${at + 1})`
}

function codePoints(characters: readonly string[]): string {
  return characters
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')
}

/** The beginning of a text, enough to recognise it. */
export function excerpt(text: string): string {
  const characters = [...text]
  return characters.length <= 80 ? text : `${characters.slice(0, 80).join('')}… (${characters.length} characters)`
}
