import { expect, it } from 'vitest'
import { helpText } from './help-text.ts'

it('says what each benchmark measures and how long it takes', () => {
  const benchmarks = [
    { name: 'a', measures: 'one thing', takes: 'a minute' },
    { name: 'longer', measures: 'another', takes: 'an hour' },
  ]
  expect(helpText(benchmarks)).toContain('  a       one thing: a minute\n  longer  another: an hour\n')
})
