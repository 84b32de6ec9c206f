/**
 * What an armed fault does to a call.
 *
 * Before the operation, which is then not carried out: `answer` gives this status; `redirect` sends the caller elsewhere;
 * `reset` breaks the connection; `time-out` never answers and keeps the connection until the caller goes.
 * `expired-token` lets the caller's credentials expire, for this call and all later ones; the server itself refuses.
 *
 * After the operation was carried out: `answer-after` gives this status all the same; `reset-after` breaks the
 * connection; `truncate` declares the whole length, sends a part (half, unless `sentBytes` says otherwise) and ends the
 * connection; `malformed-json` gives half of the JSON, with a length that fits it; `drip` sends pieces of at most
 * `pieceBytes` with pauses in between; `endless` sends white space behind the body until the caller goes;
 * `links-elsewhere` has this address in place of every link that Graph hands out; `repeat-page` gives the caller's answer
 * before once more; `repeat-item` has the first item of a page twice; `reorder-page` has the items of a page in reverse
 * order; `wrong-digest` puts the digest of other bytes into the header of a download; `wrong-bytes` turns one bit of a
 * download's first byte, and leaves the header right.
 *
 * When a connection is opened: `untrusted-certificate` presents a certificate of an authority that nobody trusts; `reset`
 * and `time-out` as above.
 */
export type FaultEffect =
  | { kind: 'answer'; status: number; retryAfterSeconds?: number | undefined }
  | { kind: 'redirect'; status: RedirectStatus; to: string }
  | { kind: 'reset' }
  | { kind: 'time-out' }
  | { kind: 'expired-token' }
  | { kind: 'answer-after'; status: number; retryAfterSeconds?: number | undefined }
  | { kind: 'reset-after' }
  | { kind: 'truncate'; sentBytes?: number | undefined }
  | { kind: 'malformed-json' }
  | { kind: 'drip'; pieceBytes: number; pauseMs: number }
  | { kind: 'endless' }
  | { kind: 'links-elsewhere'; to: string }
  | { kind: 'repeat-page' }
  | { kind: 'repeat-item' }
  | { kind: 'reorder-page' }
  | { kind: 'wrong-digest' }
  | { kind: 'wrong-bytes' }
  | { kind: 'untrusted-certificate' }

/** The name of an effect. */
export type EffectKind = FaultEffect['kind']

/** A redirect that every client follows, and with 307 and 308 repeats the body. */
type RedirectStatus = 301 | 302 | 307 | 308

/** Where and when a fault strikes. */
export interface FaultRule {
  /** `server:operation`, as in `telemessage:items.list`; without the server where only one of them has the operation. */
  operation: string
  /** Only calls of this actor; absent: everybody's. */
  actor?: string | undefined
  /** Counted from 1 over the matching calls since arming; absent: from the first. */
  fromCall?: number | undefined
  /** How many calls it strikes; absent: every one. */
  times?: number | undefined
  /** 0 to 1: with which probability it strikes a call that it could strike, drawn from the seed; absent: always. */
  chance?: number | undefined
  effect: FaultEffect
}

/** Effects on calls of an operation, whatever the server. */
export const callEffects: readonly EffectKind[] = [
  'answer',
  'redirect',
  'reset',
  'time-out',
  'answer-after',
  'reset-after',
  'truncate',
  'malformed-json',
  'drip',
  'endless',
  'links-elsewhere',
  'repeat-page',
  'repeat-item',
  'reorder-page',
  'wrong-digest',
  'wrong-bytes',
]

/** The operation that every listening server has beside its own: somebody opens a connection. */
export const openingOperation = 'connections.open'

/** Effects on the opening of a connection; over plain http there is no certificate to distrust. */
export function openingEffects(isTls: boolean): readonly EffectKind[] {
  return isTls ? ['reset', 'time-out', 'untrusted-certificate'] : ['reset', 'time-out']
}
