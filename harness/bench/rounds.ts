import { median } from './figure.ts'

/** Measures how much is done per second. */
export type Rate = () => Promise<number>

/** The result of the rounds. */
export interface Compared {
  value: number
  bound: number
  share: number
}

/**
 * Measures two rates in turn, so that other load on the machine affects both equally. The first `warmUps` rounds do not
 * count, so that the engine has optimised the code of both. Returns medians; the share is the median of the rounds'
 * shares.
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
