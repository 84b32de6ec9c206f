import { expect, test } from 'vitest'
import { helpText, readCommandLine } from './command-line.ts'

test('without words, all mutants of the connector that have no result yet are played', () => {
  expect(readCommandLine([])).toEqual({
    ...{ help: false, target: 'connector', seed: 1, filters: [], concurrency: 1 },
    ...{ again: false, survivors: false, ratchet: false, record: false, holes: false },
  })
})

test('words choose a part', () => {
  const words = '--target oracle --sample 30 --shard 2/4 --seed 9 --file audit --quick 25 --together 60 --record'
  expect(readCommandLine(words.split(' '))).toMatchObject({
    ...{
      target: 'oracle',
      sample: 30,
      shard: { number: 2, of: 4 },
      seed: 9,
      filters: ['audit'],
      testsMax: 25,
      together: 60,
      record: true,
    },
  })
})

test.each([
  ['--target connectors', '--target takes connector, second-door, oracle, not "connectors"'],
  ['--only some', '--only takes deciding or others, not "some"'],
  ['--shard 5/4', '--shard takes a part such as 1/4, not "5/4"'],
  ['--shard 0/4', '--shard takes a part such as 1/4, not "0/4"'],
  ['--sample none', '--sample takes a whole number from 1, not "none"'],
  ['--together 1', '--together takes a whole number from 2, not "1"'],
  ['--concurrency 0', '--concurrency takes a whole number from 1, not "0"'],
])('refuses %s', (words, message) => {
  expect(() => readCommandLine(words.split(' '))).toThrow(message)
})

test('refuses an option that it does not know, and names every option that it does', () => {
  expect(() => readCommandLine(['--mutate'])).toThrow(/--mutate/)
  for (const option of [
    'target',
    'only',
    'file',
    'sample',
    'shard',
    'seed',
    'again',
    'survivors',
    'ratchet',
    'quick',
    'together',
    'record',
    'holes',
  ]) {
    expect(helpText).toContain(`  --${option} `)
  }
})
