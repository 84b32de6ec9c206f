/**
 * The start of a line, as a person sees it: without invisible characters, each blank as a space, each digit of any
 * script as an ASCII digit, wide punctuation as ASCII. WhatsApp and the programs that a text goes through put such
 * characters anywhere around a stamp, and even inside its brackets.
 */
export interface StartOfLine {
  text: string
  /** For each character of `text`, its place in the line; one more for the end. */
  offsets: number[]
  /** The numbering system of the digits, by its name in CLDR: `latn`, `thai`. */
  digits: string
}

/** No stamp is longer, without and with its invisible characters. */
const lengthMax = 100
const rawLengthMax = 400

/** Format characters, fillers and variation selectors. They have no width and no meaning in a stamp. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u
const blank = /\s/u

/** Punctuation that some scripts use in dates. */
const punctuation: Record<string, string> = {
  '،': ',',
  '、': ',',
  '，': ',',
  '٫': '.',
  '。': '.',
  '．': '.',
  '：': ':',
  '／': '/',
  '［': '[',
  '］': ']',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '－': '-',
}

/** The start of a line as a person sees it, at most some 100 characters of it. */
export function startOf(line: string): StartOfLine {
  let text = ''
  let digits = 'latn'
  const offsets: number[] = []
  let offset = 0
  for (const character of line) {
    if (text.length >= lengthMax || offset >= rawLengthMax) break
    const seen = seenAs(character)
    if (seen !== '') {
      const system = seen !== character && /\d/u.test(seen) ? systemOf(character) : undefined
      if (system !== undefined) digits = system
      text += seen
      for (let unit = 0; unit < seen.length; unit += 1) offsets.push(offset)
    }
    offset += character.length
  }
  return { text, offsets: [...offsets, offset], digits }
}

function seenAs(character: string): string {
  if (character <= '~' && character >= ' ') return character
  if (blank.test(character) && character !== '\ufeff') return ' '
  if (invisible.test(character)) return ''
  return punctuation[character] ?? digitIn(character) ?? character
}

/** Every script has its ten digits in one row, zero first. */
function digitIn(character: string): string | undefined {
  if (!/\p{Nd}/u.test(character)) return undefined
  const code = character.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

let systems: Map<string, string> | undefined

/** The numbering systems of CLDR by the first six digits that each writes. */
function systemOf(character: string): string | undefined {
  systems ??= new Map(
    Intl.supportedValuesOf('numberingSystem').flatMap((system): [string, string][] => {
      const digits = [...new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(9_876_543_210)]
      return digits.length === 10 ? digits.map((digit) => [digit, system]) : []
    }),
  )
  return systems.get(character)
}
