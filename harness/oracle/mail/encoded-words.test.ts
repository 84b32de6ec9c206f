import { expect, test } from 'vitest'
import { wordProblems } from './encoded-words.ts'

const word = (bytes: Buffer | string): string => `=?utf-8?B?${Buffer.from(bytes as string).toString('base64')}?=`
const rocket = Buffer.from('🚀')

test('finds nothing wrong with words of whole characters', () => {
  const header = `Subject: ${word('a🚀')}\r\n ${word('会')} =?utf-8?Q?=F0=9F=9A=80_x?=\r\nFrom: =?iso-8859-1?Q?Zo=EB?= <a@b.example>\r\n`
  expect(wordProblems(header)).toEqual({ broken: [], replaced: undefined })
})

test('finds a character that is cut between two words, although readers that join them see it', () => {
  const header = `Subject: ${word(rocket.subarray(0, 2))} ${word(rocket.subarray(2))}\r\n`
  const problem = 'an encoded word is not whole characters: the part declares utf-8, and its bytes are not in it'
  expect(wordProblems(header).broken).toEqual([
    `${problem}: ${word(rocket.subarray(0, 2))}`,
    `${problem}: ${word(rocket.subarray(2))}`,
  ])
})

test('finds characters that replace halves', () => {
  const replaced = word(Buffer.from('x\ud83d'))
  expect(wordProblems(`Subject: ${replaced}\r\n`)).toEqual({ broken: [], replaced })
})

test('finds words that are too long, and pieces of parameters that end within an octet', () => {
  expect(wordProblems(`Subject: ${word('x'.repeat(48))}\r\n`).broken).toEqual([
    `an encoded word has 76 characters; at most 75 are allowed: ${word('x'.repeat(48))}`,
  ])
  const parameter = "Content-Disposition: attachment;\r\n filename*0*=utf-8''%E4%BC%9;\r\n filename*1*=A.pdf\r\n"
  expect(wordProblems(parameter).broken).toEqual([
    "a piece of a parameter ends within a percent-encoded octet: filename*0*=utf-8''%E4%BC%9",
  ])
})
