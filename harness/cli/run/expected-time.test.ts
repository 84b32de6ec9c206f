import { expect, test } from 'vitest'
import { expectedTimeWords } from './expected-time.ts'

test.each([
  [
    { scenarios: 2, syncMs: 300, atOnce: 1 },
    'one sync of an empty day took 0.3 s; 2 scenarios need about 4, so expect about 5 s\n',
  ],
  [
    { scenarios: 25, syncMs: 1000, atOnce: 1 },
    'one sync of an empty day took 1.0 s; 25 scenarios need about 40, so expect about 40 s\n',
  ],
  [
    { scenarios: 35, syncMs: 1000, atOnce: 1 },
    'one sync of an empty day took 1.0 s; 35 scenarios need about 56, so expect about a minute\n',
  ],
  [
    { scenarios: 200, syncMs: 1000, atOnce: 1 },
    'one sync of an empty day took 1.0 s; 200 scenarios need about 320, so expect about 6 minutes\n',
  ],
  [{ scenarios: 0, syncMs: 1000, atOnce: 1 }, ''],
])('%o', (run, words) => {
  expect(expectedTimeWords(run)).toBe(words)
})
