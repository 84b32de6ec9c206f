import { expect, test } from 'vitest'
import { hasWords } from './phrase.ts'
import { wordsIn } from './words.ts'

// Every expectation here is independent of the version of Unicode and of ICU.

test.each([
  ['letter case and everything that is no letter or digit', 'Re: AND-the 2nd, "don\'t"_x', 're and the 2nd don t x'],
  ['an address', 'Asha.Patel+desk@contoso.example', 'asha patel desk contoso example'],
  ['composed and decomposed letters', 'Zo\u00eb Zoe\u0308', 'zo\u00eb zo\u00eb'],
  ['an accent makes another word', 'resume r\u00e9sum\u00e9', 'resume r\u00e9sum\u00e9'],
  ['wide letters and digits', 'ＡＢＣ１２３', 'abc123'],
  ['the two small sigmas', 'ΟΔΟΣ οδος οδοσ', 'οδοσ οδοσ οδοσ'],
  ['Hindi keeps its vowel signs in the word', 'नमस्ते दुनिया', 'नमस्ते दुनिया'],
  ['Korean is cut at blanks', '회의 내일', '회의 내일'],
  ['Chinese is cut at each character', '你好，世界', '你 好 世 界'],
  ['Japanese is cut at each character', 'メールを送る', 'メ ー ル を 送 る'],
  ['Thai is cut at each letter with its marks', 'ส้มตำ', 'ส้ ม ต\u0e4d า'],
  ['Arabic without tatweel and vowel points', 'الســلام عَلَيْكُم', 'السلام عليكم'],
  ['Hebrew without points', 'שָׁלוֹם עולם', 'שלום עולם'],
  ['Persian keeps a word with a non-joiner', 'می\u200cخواهم', 'میخواهم'],
  ['marks of direction are not there', '\u200e\u202bצ\u202c\u200f ok', 'צ ok'],
  ['each emoji is a word', 'ok👍👍🎉', 'ok 👍 👍 🎉'],
  ['an emoji in every skin and presentation is one', '👍🏽 👍 ❤️ ❤', '👍 👍 ❤ ❤'],
  ['joined emoji are one word', '👩‍👩‍👧x', '👩‍👩‍👧 x'],
  ['a flag is one word', '🇩🇪🇫🇷', '🇩🇪 🇫🇷'],
  ['mixed scripts', 'SBI東京2026年', 'sbi 東 京 2026 年'],
  ['nothing', '  …!? ', ''],
])('words: %s', (_what, text, words) => {
  expect(wordsIn(text).join(' ')).toBe(words)
})

test('a term finds its words one after the other', () => {
  const text = 'the cat sat on the cat mat'
  const found = ['cat mat', 'the cat', 'CAT', 'sat the', 'ca', 'ca*', 'cat m*', 'mat x*', ''].map((term) =>
    hasWords(text, term),
  )
  expect(found).toEqual([true, true, true, false, false, true, true, false, false])
})
