import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator'
import type { Savable } from './savable.ts'

/** The largest seed that `--seed` takes; seeds are whole numbers from 0. */
export const seedMax = 0x7fff_ffff

/** Everything that looks like chance in a run, drawn from its one seed. Put back, it draws the same once more. */
export interface Chance extends Savable {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True in `percent` of 100 draws. */
  percent(percent: number): boolean
  /** One of the values. Throws a RangeError when there is none. */
  pick<T>(values: readonly T[]): T
  /** `count` different values, in an order of their own; all of them when there are fewer. */
  sample<T>(values: readonly T[], count: number): T[]
  /** Lower-case hex digits. */
  hex(length: number): string
  /** A number for a library that seeds itself. */
  seed(): number
  /**
   * Chance of its own for one part of the run. What other parts draw does not shift it, so a new feature here leaves
   * the rest of a seeded run as it was.
   */
  fork(label: string): Chance
}

const hexDigits = '0123456789abcdef'

/** The chance that belongs to a seed (0 to `seedMax`). */
export function createChance(seed: number): Chance {
  return chanceFrom(String(seed))
}

function chanceFrom(path: string): Chance {
  const digest = createHash('sha256').update(path).digest()
  // All 128 bits of the state: with the 32 of a seed, a run that forks once per message would meet a fork twice.
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
      // Byte by byte: a text to which digits are added one at a time is a chain of thirty texts until somebody reads it.
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

/** A seed nobody chose. */
export function drawSeed(): number {
  return randomInt(seedMax)
}

/** A secret that no seed gives away: tokens, passwords of a run. `sizeBytes` of entropy, base64url. */
export function drawSecret(sizeBytes = 32): string {
  return randomBytes(sizeBytes).toString('base64url')
}

/** A GUID that no seed gives away. */
export function drawGuid(): string {
  return randomUUID()
}
