import { expect, test } from 'vitest'
import type { Result } from '../play/result.ts'
import { type Proof, whyNotCaught } from './proof.ts'

function proof(set: Partial<Proof> & { red: Set<string> }): string {
  return whyNotCaught({ mustRed: ['MAP-4'], played: new Set(), stopped: [], errors: [], ...set }, ['MAP-7'])
}

test('a connector is caught if everything that must be red is red, with or without what may be red', () => {
  expect(proof({ red: new Set(['MAP-4']) })).toBe('')
  expect(proof({ red: new Set(['MAP-4', 'MAP-7']) })).toBe('')
})

test('a connector whose fault stayed green is not caught', () => {
  expect(proof({ red: new Set(['MAP-7']) })).toBe('stayed green: MAP-4')
})

test('a connector that broke more than expected is not caught', () => {
  expect(proof({ red: new Set(['MAP-4', 'FLD-1', 'CAP-1']) })).toBe(
    'turned red, but were not expected to: CAP-1, FLD-1',
  )
})

test('a connector that stopped is not caught, whatever is red', () => {
  expect(proof({ red: new Set(['MAP-4']), stopped: ['FLD-1/created'] })).toBe('stopped in FLD-1/created')
})

test('a mistake of the suite catches no connector', () => {
  const error: Result = {
    requirement: 'MAP-4',
    scenario: 'MAP-4/some',
    title: 'a scenario',
    verdict: 'error',
    source: 'stated',
    weight: 'must',
    message: 'RangeError: no port',
    findings: [],
    occurrences: 0,
  }
  expect(proof({ red: new Set(['MAP-4']), errors: [error] })).toBe(
    'error of the suite in MAP-4/some: RangeError: no port',
  )
})
