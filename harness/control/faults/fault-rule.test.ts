import { expect, test } from 'vitest'
import { faultKinds } from './fault-kinds.ts'
import { faultRuleSchema } from './fault-rule.ts'

/** One of each effect, complete. */
const samples = [
  { kind: 'answer', status: 429, retryAfterSeconds: 0.5 },
  { kind: 'redirect', status: 307, to: 'https://elsewhere.example/x' },
  { kind: 'reset' },
  { kind: 'time-out' },
  { kind: 'expired-token' },
  { kind: 'answer-after', status: 504 },
  { kind: 'reset-after' },
  { kind: 'truncate', sentBytes: 0 },
  { kind: 'malformed-json' },
  { kind: 'drip', pieceBytes: 1, pauseMs: 0.5 },
  { kind: 'endless' },
  { kind: 'links-elsewhere', to: 'https://elsewhere.example/x' },
  { kind: 'repeat-page' },
  { kind: 'repeat-item' },
  { kind: 'reorder-page' },
  { kind: 'wrong-digest' },
  { kind: 'wrong-bytes' },
  { kind: 'untrusted-certificate' },
]

test.each(samples)('accepts $kind with its parameters, and no other field', (effect) => {
  const rule = { operation: 'items.list', actor: 'asha', about: 'file-1', fromCall: 2, times: 1, chance: 0.5, effect }
  expect(faultRuleSchema.parse(rule)).toEqual(rule)
  expect(faultRuleSchema.safeParse({ ...rule, effect: { ...effect, other: 1 } }).success).toBe(false)
})

test('has a sample of every kind', () => {
  expect(samples.map(({ kind }) => kind).sort()).toEqual(faultKinds.map(({ kind }) => kind).sort())
})

test.each([
  { effect: { kind: 'answer', status: 200 } },
  { effect: { kind: 'redirect', status: 302, to: '/elsewhere' } },
  { effect: { kind: 'redirect', status: 302, to: 'ftp://elsewhere.example' } },
  { effect: { kind: 'redirect', status: 304, to: 'https://elsewhere.example' } },
  { effect: { kind: 'drip', pieceBytes: 0, pauseMs: 1 } },
  { effect: { kind: 'drip', pieceBytes: 1, pauseMs: -1 } },
  { effect: { kind: 'truncate', sentBytes: -1 } },
  { effect: { kind: 'reset' }, chance: 1.1 },
  { effect: { kind: 'reset' }, times: 0 },
  { effect: { kind: 'reset' }, fromCall: 1.5 },
  { effect: { kind: 'reset' }, about: '' },
  { effect: { kind: 'reset' }, until: 3 },
])('refuses %j', (rule) => {
  expect(faultRuleSchema.safeParse({ operation: 'items.list', ...rule }).success).toBe(false)
})
