import { hash } from 'node:crypto'
import { drawSecret } from '../../control/seed.ts'

/**
 * A seed that somebody was bound to before the run: the commitment is told first, seed and nonce at the end. Whoever kept
 * the commitment can then tell that the day was not chosen to suit the connector, nor drawn again until it did.
 */
export interface Challenge {
  /** SHA-256 of seed, space and nonce, in lower-case hex. */
  commitment: string
  /** Without it the commitment could be broken by trying every seed there is. */
  nonce: string
}

/** Binds a run to a seed. */
export function commitTo(seed: number): Challenge {
  const nonce = drawSecret(16)
  return { commitment: commitmentOf(seed, nonce), nonce }
}

/** What must have been told before the run for this seed and nonce. */
export function commitmentOf(seed: number, nonce: string): string {
  return hash('sha256', `${seed} ${nonce}`)
}
