import { expect, it } from 'vitest'
import { nameKey, numberInName, phrase, plain, shownName } from './plain-text.ts'

it('compares text without marks, odd blanks and decomposition', () => {
  expect(plain('\u200e\u202aAnna\u00a0\u202fMü\u202cller \t')).toBe('Anna Müller')
  expect(plain('Mu\u0308ller')).toBe('Müller')
  expect(plain('a \n b')).toBe('a \n b')
})

it('compares WhatsApp’s words in any quotation marks, without a full stop', () => {
  expect(phrase('\u200eÀ « X » or “X” or „X“.')).toBe('à "x" or "x" or "x"')
})

it('removes the tilde of an unsaved contact, and no other', () => {
  expect([shownName('~\u00a0Lena'), shownName('~Lena'), shownName('Le~na')]).toEqual(['Lena', 'Lena', 'Le~na'])
  expect(nameKey('~ LENA')).toBe(nameKey('Lena'))
})

it.each([
  ['+1 415 555 0101', '14155550101'],
  ['\u202a+1\u00a0(415)\u00a0555\u20110101\u202c', '14155550101'],
  ['~ +44 7700 900123', undefined],
  ['+44.7700.900123', '447700900123'],
  ['14155550101', undefined],
  ['+1 415 CALL', undefined],
  ['+123456', undefined],
  ['+1234567', '1234567'],
  ['+123456789012345', '123456789012345'],
  ['+1234567890123456', undefined],
  ['+0441234567', undefined],
])('finds the number in the name “%s”', (name, number) => {
  expect(numberInName(name)).toBe(number)
})
