import { hash } from 'node:crypto'
import { drawSecret } from '../../control/seed.ts'

/**
 * A seed that is fixed before the run: the commitment is shown first, seed and nonce at the end. A person who kept the
 * commitment can check that the day was not chosen to suit the connector, and not drawn again until it did.
 */
export interface Challenge {
  /** SHA-256 of seed, space and nonce, in lower-case hex. */
  commitment: string
  /** Without it, the seed could be found by trying every seed. */
  nonce: string
}

/** Binds a run to a seed. */
export function commitTo(seed: number): Challenge {
  const nonce = drawSecret(16)
  return { commitment: commitmentOf(seed, nonce), nonce }
}

/** The commitment to this seed and nonce, as it must be shown before the run. */
export function commitmentOf(seed: number, nonce: string): string {
  return hash('sha256', `${seed} ${nonce}`)
}
