import type { FailureReason } from '#contract'
import type { CopyDigest } from '../state/imported-copies.ts'

/** What became of a copy; `not-begun`: the run ended before its turn. */
export type CopyOutcome =
  | { kind: 'imported' }
  /** An earlier run, whose record is gone, has imported it. */
  | { kind: 'found' }
  | { kind: 'failed'; reason: FailureReason; detail: string }
  | { kind: 'not-begun' }

/**
 * The copies that this run has staged and not finished. A second capture of a message in the same run
 * (CAP-10) finds the claim of the first and waits for its outcome, instead of racing it into the mailbox.
 */
export interface Claims {
  /** The outcome of a copy that is under way; undefined when nobody has claimed it. */
  of(copy: CopyDigest): Promise<CopyOutcome> | undefined
  /** Claims a copy; the returned function tells its outcome to all who wait. */
  claim(copy: CopyDigest): (outcome: CopyOutcome) => void
}

export function createClaims(): Claims {
  const underWay = new Map<string, Promise<CopyOutcome>>()
  return {
    of: (copy) => underWay.get(copy.toString('base64url')),
    claim: (copy) => {
      const key = copy.toString('base64url')
      let tell: (outcome: CopyOutcome) => void = () => undefined
      underWay.set(
        key,
        new Promise((resolve) => {
          tell = resolve
        }),
      )
      return (outcome) => {
        underWay.delete(key)
        tell(outcome)
      }
    },
  }
}
