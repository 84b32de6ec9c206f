import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator'
import type { Savable } from './savable.ts'

/** The largest seed that `--seed` takes; seeds are whole numbers from 0. */
export const seedMax = 0x7fff_ffff

/** All chance of a run, drawn from its one seed. After it is restored, it draws the same values again. */
export interface Chance extends Savable {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True with a probability of `percent` in 100. */
  percent(percent: number): boolean
  /** One of the values. Throws a RangeError if the list is empty. */
  pick<T>(values: readonly T[]): T
  /** `count` different values, in random order; all of them if there are fewer. */
  sample<T>(values: readonly T[], count: number): T[]
  /** Lower-case hex digits. */
  hex(length: number): string
  /** A number for a library that seeds itself. */
  seed(): number
  /**
   * Separate chance for one part of the run. The draws of other parts do not affect it, so a new feature in one part
   * leaves the rest of a seeded run unchanged.
   */
  fork(label: string): Chance
}

const hexDigits = '0123456789abcdef'

/** The chance of a seed (0 to `seedMax`). */
export function createChance(seed: number): Chance {
  return chanceFrom(String(seed))
}

function chanceFrom(path: string): Chance {
  const digest = createHash('sha256').update(path).digest()
  // Sets all 128 bits of the state. With a seed of 32 bits, a run that forks once per message would get the same fork
  // twice.
  let generator: JumpableRandomGenerator = xoroshiro128plusFromState(
    [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)),
  )
  const int = (min: number, max: number): number => uniformInt(generator, min, max)
  const sample = <T>(values: readonly T[], count: number): T[] => {
    const rest = [...values]
    const taken: T[] = []
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(int(0, rest.length - 1), 1))
    return taken
  }
  return {
    int,
    percent: (percent) => int(1, 100) <= percent,
    pick: <T>(values: readonly T[]): T => {
      if (values.length === 0) throw new RangeError('nothing to pick from')
      return values[int(0, values.length - 1)] as T
    },
    sample,
    hex: (length) => {
      // Written into a buffer: V8 keeps a text that grows digit by digit as a chain of thirty texts until it is read.
      const digits = Buffer.allocUnsafe(length)
      for (let index = 0; index < length; index += 1) digits[index] = hexDigits.charCodeAt(int(0, 15))
      return digits.toString('latin1')
    },
    seed: () => int(0, seedMax),
    fork: (label) => chanceFrom(`${path}/${label}`),
    save: () => {
      const kept = generator.clone()
      return () => {
        generator = kept.clone()
      }
    },
  }
}

/** A random seed. */
export function drawSeed(): number {
  return randomInt(seedMax)
}

/** A secret that does not depend on the seed: tokens, passwords of a run. `sizeBytes` of entropy, base64url. */
export function drawSecret(sizeBytes = 32): string {
  return randomBytes(sizeBytes).toString('base64url')
}

/** A GUID that does not depend on the seed. */
export function drawGuid(): string {
  return randomUUID()
}
