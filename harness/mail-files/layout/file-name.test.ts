import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameOf } from './file-name.ts'

// Goal: every name of a folder is a file name on every system, and two names are two files there.

test.each([
  ['Inbox', 'Inbox'],
  ['Straße 📁 日本語', 'Straße 📁 日本語'],
  ['a/b', 'a%2Fb'],
  ['.', '%2E'],
  ['..', '%2E%2E'],
  ['.hidden', '%2Ehidden'],
  ['end. ', 'end.%20'],
  ['CON', '%43ON'],
  ['lpt1.txt', '%6Cpt1.txt'],
  ['Cur', '%43ur'],
  ['x.eml', '%78.eml'],
  ['x.MBOX', '%78.MBOX'],
  ['50%', '50%25'],
  ['\n', '%0A'],
  ['e\u0301', 'e%CC%81'],
  ['\ud800', '%uD800'],
])('%j becomes %s', (name, written) => {
  expect(fileNameOf(name)).toBe(written)
})

test('a long name is cut within a character, and two long names stay two', () => {
  const [one, other] = ['📁', '📂'].map((last) => fileNameOf(`${'é'.repeat(254)}${last}`))
  expect(Buffer.byteLength(one ?? '')).toBeLessThanOrEqual(200)
  expect(one).toMatch(/^é+~[\da-f]{16}$/)
  expect(one).not.toBe(other)
})

const name = string({ minLength: 1, maxLength: 300, unit: 'binary' })

test('whatever the name is, no system refuses the file, and none takes it for another', () => {
  assert(
    property(name, name, (one, other) => {
      const [file, second] = [fileNameOf(one), fileNameOf(other)]
      expect(file).toMatch(/^[^\p{Cc}<>:"/\\|?*. ](?:[^\p{Cc}<>:"/\\|?*]*[^\p{Cc}<>:"/\\|?*. ])?$/u)
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(200)
      expect(file.normalize('NFC') === second.normalize('NFC')).toBe(one === other)
    }),
  )
})
