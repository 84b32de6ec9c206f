/**
 * What a word is, for every search of the tenant. The rules use properties of characters that later versions of Unicode keep, and no
 * dictionary: `Intl.Segmenter` cuts Chinese and Thai text by the dictionary of its ICU, which is another one in Node.js 20, 22 and 24, so a
 * query hold would keep other items after an upgrade (decision 33).
 */
const perCharacter =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30FC\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const pictograph = '\\p{Extended_Pictographic}[\\u{E0020}-\\u{E007F}]*'
const word = new RegExp(
  [
    // An emoji, with what is joined to it; a flag is two letters of its own.
    `${pictograph}(?:\\u200D${pictograph})*`,
    '\\p{Regional_Indicator}{2}',
    // Scripts without blanks between words: each letter with its marks, so that a search finds a run of letters anywhere.
    `(?=[\\p{L}\\p{N}])[${perCharacter}]\\p{M}*`,
    `(?![${perCharacter}])[\\p{L}\\p{N}](?:(?![${perCharacter}])[\\p{L}\\p{N}\\p{M}])*`,
  ].join('|'),
  'gu',
)

/** What is written or left out as the writer likes: invisible marks, skin tones, tatweel, and the vowel points of Arabic and Hebrew. */
const leftOut = new RegExp(
  [
    '[\\u00AD\\u200C\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF]',
    '[\\uFE00-\\uFE0F]|[\\u{E0100}-\\u{E01EF}]|[\\u{1F3FB}-\\u{1F3FF}]',
    '\\u0640|[\\u064B-\\u065F]|\\u0670',
    '[\\u0591-\\u05BD]|\\u05BF|\\u05C1|\\u05C2|\\u05C4|\\u05C5|\\u05C7',
  ].join('|'),
  'gu',
)
/** A joiner that joins no emoji. */
const idleJoiner = /(?<!\p{Extended_Pictographic})\u200D|\u200D(?!\p{Extended_Pictographic})/gu
const isAscii = /^[\x20-\x7E\s]*$/

/**
 * The words of a text in its order, as they are compared: in lower case, in the normal form NFKC, without invisible marks. Everything
 * that is no letter, digit or emoji separates words.
 */
export function wordsIn(text: string): string[] {
  // A shortcut for most chat texts.
  if (isAscii.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const folded = text.normalize('NFKC').replace(leftOut, '').replace(idleJoiner, '').toLowerCase().replaceAll('ς', 'σ')
  return folded.match(word) ?? []
}
