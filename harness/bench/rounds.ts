import { median } from './figure.ts'

/** How much of something was done in a second. */
export type Rate = () => Promise<number>

/** What came out of the rounds. */
export interface Compared {
  value: number
  bound: number
  share: number
}

/**
 * Measures two rates in turn, so that what else the machine does meets both alike. `warmUps` rounds come before those that
 * count, until the engine is done with making the code of both fast. Gives medians; the share is that of the rounds' shares.
 */
export async function inTurn(
  rates: { value: Rate; bound: Rate },
  { rounds, warmUps }: { rounds: number; warmUps: number },
): Promise<Compared> {
  const measured: { value: number; bound: number }[] = []
  for (let round = 0; round < warmUps + rounds; round += 1) {
    measured.push({ value: await rates.value(), bound: await rates.bound() })
  }
  const counted = measured.slice(warmUps)
  return {
    value: median(counted.map(({ value }) => value)),
    bound: median(counted.map(({ bound }) => bound)),
    share: median(counted.map(({ value, bound }) => value / bound)),
  }
}
