import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { bearerToken, createAccessTokens } from './access-tokens.ts'

function setup(lifeSeconds: number): { tokens: ReturnType<typeof createAccessTokens>; at(ms: number): void } {
  let nowMs = 0
  const tokens = createAccessTokens({ lifeSeconds, monotonicMs: () => nowMs, tables: memoryTables })
  return {
    tokens,
    at: (ms) => {
      nowMs = ms
    },
  }
}

it.each([
  [999, 'admin'],
  [1000, undefined],
  [1001, undefined],
])('knows the holder of a token of one second after %i ms as %s', (ms, holder) => {
  const { tokens, at } = setup(1)
  const token = tokens.issue('admin')
  at(ms)
  expect(tokens.holderOf(token)).toBe(holder)
})

it('keeps younger tokens when it forgets those that expired', () => {
  const { tokens, at } = setup(1)
  tokens.issue('old')
  at(500)
  const younger = tokens.issue('young')
  at(1000)
  tokens.issue('new')
  expect(tokens.holderOf(younger)).toBe('young')
})

it('ends the life of a token that is given, and of no other', () => {
  const { tokens } = setup(1)
  const [ended, other] = [tokens.issue('admin'), tokens.issue('admin')]
  expect([tokens.expire(ended), tokens.expire(ended), tokens.expire('unknown')]).toEqual([true, false, false])
  expect([tokens.holderOf(ended), tokens.holderOf(other)]).toEqual([undefined, 'admin'])
})

it.each([
  [999, true],
  [1000, false],
])('has a life of one second to end after %i ms: %s', (ms, ended) => {
  const { tokens, at } = setup(1)
  const token = tokens.issue('admin')
  at(ms)
  expect(tokens.expire(token)).toBe(ended)
})

it('never issues a token twice', () => {
  const { tokens } = setup(1)
  expect(tokens.issue('admin')).not.toBe(tokens.issue('admin'))
})

it.each([0, -1, 1.5, Number.NaN])('refuses a life of %s seconds', (lifeSeconds) => {
  expect(() => setup(lifeSeconds)).toThrow(RangeError)
})

it('reads every token that it issues from a header', () => {
  const { tokens } = setup(1)
  const token = tokens.issue('admin')
  expect(bearerToken(`Bearer ${token}`)).toBe(token)
})
