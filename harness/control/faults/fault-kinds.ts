import { z } from 'zod'
import { dripped, truncated, withHalfOfItsJson, withWrongBytes, withWrongDigest } from './altered-body.ts'
import { discard } from './body-pieces.ts'
import { keepSilent, presentUntrusted } from './connection-effects.ts'
import { withEndlessBody } from './endless-body.ts'
import { faultKind, isPossible, type Phase, type PhaseInput, type PhaseResult, type Place } from './fault-kind.ts'
import { injectedAnswer, noAnswer } from './injected-answer.ts'
import { withLinksTo } from './links-elsewhere.ts'
import { withReorderedItems, withRepeatedItem } from './pages.ts'

const errorStatus = z.int().min(400).max(599)
const retryAfterSeconds = z.number().nonnegative().optional()
const address = z.url({ protocol: /^https?$/, error: 'use an absolute http or https URL' })
/** Every client follows these redirects; after 307 and 308 it sends the body again. */
const redirectStatus = z.literal([301, 302, 307, 308])

/**
 * Every kind of fault, one row each. The types, the schema of the control plane, the table in `docs/mock-servers.md`,
 * and which fault is possible where all follow from it.
 */
export const faultKinds = [
  faultKind({
    kind: 'answer',
    says: 'Answers with the given status.',
    fields: { status: errorStatus, retryAfterSeconds },
    effects: { instead: ({ status, retryAfterSeconds }) => injectedAnswer(status, retryAfterSeconds) },
  }),
  faultKind({
    kind: 'redirect',
    says: 'Redirects the caller to the address in `to`.',
    fields: { status: redirectStatus, to: address },
    effects: {
      instead: ({ status, to }) => ({ status, headers: { location: to, 'content-type': 'text/plain' }, body: '' }),
    },
  }),
  faultKind({
    kind: 'reset',
    says: 'Breaks the connection with a TCP reset.',
    fields: {},
    effects: {
      instead: () => noAnswer({ kind: 'reset' }),
      opening: (_, { socket }) => socket.resetAndDestroy(),
    },
  }),
  faultKind({
    kind: 'time-out',
    says: 'Never answers, and keeps the connection open until the caller closes it.',
    fields: {},
    effects: {
      instead: () => noAnswer({ kind: 'silence' }),
      opening: (_, { socket }) => keepSilent(socket),
    },
  }),
  faultKind({
    kind: 'answer-after',
    says: 'Answers with the given status.',
    fields: { status: errorStatus, retryAfterSeconds },
    effects: {
      after: ({ status, retryAfterSeconds }, { response }) => {
        discard(response.body)
        return injectedAnswer(status, retryAfterSeconds)
      },
    },
  }),
  faultKind({
    kind: 'reset-after',
    says: 'Breaks the connection with a TCP reset.',
    fields: {},
    effects: {
      after: (_, { response }) => {
        discard(response.body)
        return { ...response, body: '', disturbance: { kind: 'reset' } }
      },
    },
  }),
  faultKind({
    kind: 'truncate',
    says: 'Declares the whole length, sends a part (half, unless `sentBytes` is given) and ends the connection.',
    fields: { sentBytes: z.int().nonnegative().optional() },
    effects: { after: ({ sentBytes }, { response }) => truncated(response, sentBytes) },
  }),
  faultKind({
    kind: 'malformed-json',
    says: 'Sends the first half of the JSON, and declares the length of that half.',
    fields: {},
    effects: { after: (_, { response }) => withHalfOfItsJson(response) },
  }),
  faultKind({
    kind: 'drip',
    says: 'Sends pieces of at most `pieceBytes`, with a pause between them.',
    fields: { pieceBytes: z.int().min(1), pauseMs: z.number().min(0).max(600_000) },
    effects: { after: ({ pieceBytes, pauseMs }, { response }) => dripped(response, pieceBytes, pauseMs) },
  }),
  faultKind({
    kind: 'endless',
    says: 'Sends white space after the body until the caller closes the connection. After 256 MiB it breaks the connection, and counts that in `overreads`.',
    fields: {},
    effects: { after: (_, { response, overread }) => withEndlessBody(response, overread) },
  }),
  faultKind({
    kind: 'links-elsewhere',
    says: 'Replaces every link in an answer of Graph with the address in `to`.',
    fields: { to: address },
    effects: { after: ({ to }, { response }) => withLinksTo(to, response) },
  }),
  faultKind({
    kind: 'repeat-page',
    says: "Sends the caller's previous answer again.",
    fields: {},
    effects: { instead: (_, { previousAnswer }) => previousAnswer() },
  }),
  faultKind({
    kind: 'repeat-item',
    says: 'Sends the first item of a page twice.',
    fields: {},
    effects: { after: (_, { response }) => withRepeatedItem(response) },
  }),
  faultKind({
    kind: 'reorder-page',
    says: 'Sends the items of a page in reverse order.',
    fields: {},
    effects: { after: (_, { response }) => withReorderedItems(response) },
  }),
  faultKind({
    kind: 'wrong-digest',
    says: 'Puts the digest of other bytes into the header of a download.',
    fields: {},
    effects: { after: (_, { response }) => withWrongDigest(response) },
  }),
  faultKind({
    kind: 'wrong-bytes',
    says: 'Changes one bit of the first byte of a download, and leaves the digest in the header right.',
    fields: {},
    effects: { after: (_, { response }) => withWrongBytes(response) },
  }),
  faultKind({
    kind: 'expired-token',
    says: 'Lets the credentials of the caller expire, for this call and all later ones. The server itself refuses them.',
    fields: {},
    effects: { credentials: (_, { expire }) => expire() },
  }),
  faultKind({
    kind: 'untrusted-certificate',
    says: 'Presents a certificate of an authority that no client trusts.',
    fields: {},
    effects: { handshake: (_, { socket, present }) => presentUntrusted(socket, present) },
  }),
] as const

const [first, ...others] = faultKinds

/** The effect of an armed fault, as the control plane receives it. */
export const faultEffectSchema = z.discriminatedUnion('kind', [first.schema, ...others.map(({ schema }) => schema)])

/** The effect of an armed fault. */
export type FaultEffect = z.infer<typeof faultEffectSchema>

/** The name of an effect. */
export type EffectKind = FaultEffect['kind']

/** The kinds that are possible at a place. */
export function kindsAt(place: Place): EffectKind[] {
  return faultKinds.filter(({ phases }) => phases.some((phase) => isPossible(phase, place))).map(({ kind }) => kind)
}

/** Lets an effect strike in a phase; undefined if it does nothing in that phase. */
export function strikeIn<P extends Phase>(
  phase: P,
  effect: FaultEffect,
  input: PhaseInput[P],
): PhaseResult[P] | undefined {
  return faultKinds.find(({ kind }) => kind === effect.kind)?.strike(phase, effect, input)
}
