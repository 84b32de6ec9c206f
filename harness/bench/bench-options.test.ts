import { expect, it } from 'vitest'
import { readBenchOptions } from './bench-options.ts'

const names = ['paging', 'import']

it('runs everything at full size by default', () => {
  expect(readBenchOptions([], names)).toEqual({ help: false, only: [] })
})

it('reads all options', () => {
  const words = ['--only', 'import', '--only', 'paging', '--items', '1000', '--json', 'a.json', '-h']
  expect(readBenchOptions(words, names)).toEqual({
    help: true,
    only: ['import', 'paging'],
    items: 1000,
    json: 'a.json',
  })
})

it.each([
  [['--only', 'growth'], 'there is no benchmark "growth": --only takes paging, import'],
  [['--items', '99'], '--items takes a whole number from 100, not "99"'],
  [['--items', '1e6'], '--items takes a whole number from 100, not "1e6"'],
  [['--fast'], /--fast/],
])('refuses %j', (words, message) => {
  expect(() => readBenchOptions(words, names)).toThrow(message)
})
