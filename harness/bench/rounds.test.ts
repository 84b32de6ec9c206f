import { expect, it } from 'vitest'
import { inTurn } from './rounds.ts'

/** A rate that returns the numbers one after the other. */
const rateOf = (...rates: number[]) => {
  const rest = rates.values()
  return async () => rest.next().value ?? Number.NaN
}

it('returns the medians, without the warm-up', async () => {
  const rates = { value: rateOf(1, 1, 20, 90, 30), bound: rateOf(99, 99, 10, 10, 60) }
  // Shares 2, 9 and 0.5: their median is not the share of the medians.
  expect(await inTurn(rates, { rounds: 3, warmUps: 2 })).toEqual({ value: 30, bound: 10, share: 2 })
})
