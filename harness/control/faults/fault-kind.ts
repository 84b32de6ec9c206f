import type { Socket } from 'node:net'
import { z } from 'zod'
import type { CertificateAuthority } from '../certificate-authority.ts'
import type { WireResponse } from '../wire.ts'

/** The input of an effect, by the phase in which it strikes. */
export interface PhaseInput {
  /** Before the operation, which is still carried out. `expire` returns false for a call without credentials. */
  credentials: { expire(): boolean }
  /** Instead of the operation. */
  instead: { previousAnswer(): WireResponse | undefined }
  /** After the operation was carried out. `overread` counts a caller that read an answer without end for too long. */
  after: { response: WireResponse; overread(): void }
  /** When a connection is opened. */
  opening: { socket: Socket }
  /**
   * When a connection is opened that begins with a TLS handshake. `present` serves it under the certificate of an
   * authority.
   */
  handshake: { socket: Socket; present(authority: CertificateAuthority): void }
}

/**
 * What an effect returns. `false` and `undefined` mean that it had nothing to change; effects on connections always
 * have something.
 */
export interface PhaseResult {
  credentials: boolean
  instead: WireResponse | undefined
  after: WireResponse | undefined
  opening: unknown
  handshake: unknown
}

/** When an effect strikes. */
export type Phase = keyof PhaseInput

/** Where a fault can be armed: for the calls of an operation, or for the opening of a server's connections. */
export type Place = { of: 'call'; credentialsExpire: boolean } | { of: 'connection'; isTls: boolean }

/** Whether an effect of a phase is possible at a place. */
export function isPossible(phase: Phase, place: Place): boolean {
  switch (phase) {
    case 'credentials':
      return place.of === 'call' && place.credentialsExpire
    case 'instead':
    case 'after':
      return place.of === 'call'
    case 'opening':
      return place.of === 'connection'
    case 'handshake':
      return place.of === 'connection' && place.isTls
    default:
      return phase satisfies never
  }
}

type Values<Fields extends z.ZodRawShape> = z.output<z.ZodObject<Fields>>
type Act<Given, P extends Phase> = (values: Given, input: PhaseInput[P]) => PhaseResult[P]
/** At least one: a kind that does nothing does not compile. */
type Effects<Given> = {
  [P in Phase]: { [Q in P]: Act<Given, Q> } & { [Q in Exclude<Phase, P>]?: Act<Given, Q> }
}[Phase]

/** One row of the table of fault kinds. */
interface FaultKindRow<Kind extends string, Fields extends z.ZodRawShape> {
  kind: Kind
  /** What the fault does, in one sentence for the documents. */
  says: string
  /** The fields that a rule needs besides the kind. */
  fields: Fields
  /** What the fault does, by the phase in which it strikes. */
  effects: Effects<Values<Fields>>
}

/** A kind of fault, as the table holds it. */
export interface FaultKind<Kind extends string, Fields extends z.ZodRawShape> {
  kind: Kind
  says: string
  schema: z.ZodObject<{ kind: z.ZodLiteral<Kind> } & Fields, z.core.$strict>
  phases: Phase[]
  /** Lets the effect strike in a phase; undefined if it is of another kind, or does nothing in that phase. */
  strike<P extends Phase>(phase: P, effect: { kind: string }, input: PhaseInput[P]): PhaseResult[P] | undefined
}

/** Makes a kind of fault from its row in the table. */
export function faultKind<const Kind extends string, Fields extends z.ZodRawShape>({
  kind,
  says,
  fields,
  effects,
}: FaultKindRow<Kind, Fields>): FaultKind<Kind, Fields> {
  const acts: { [P in Phase]?: Act<Values<Fields>, P> } = effects
  const isOfThisKind = (effect: { kind: string }): effect is { kind: Kind } & Values<Fields> => effect.kind === kind
  return {
    kind,
    says,
    schema: z.strictObject({ kind: z.literal(kind), ...fields }).meta({ id: schemaIdOf(kind), description: says }),
    phases: Object.keys(effects) as Phase[],
    strike: (phase, effect, input) => (isOfThisKind(effect) ? acts[phase]?.(effect, input) : undefined),
  }
}

/** The name of a kind among the schemas of the control plane: `AnswerAfterFault` for `answer-after`. */
function schemaIdOf(kind: string): string {
  const words = kind.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
  return `${words.join('')}Fault`
}
