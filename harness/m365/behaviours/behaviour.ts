/**
 * How far a behaviour of the tenant is known to be Microsoft's own. `documented`: Microsoft's documentation says so.
 * `measured`: seen in real answers, or needed by real clients, but not documented. `unverified`: nobody has checked; the
 * tenant makes a choice. `ours`: the tenant does it on purpose, and Microsoft does otherwise, or it is not known what Microsoft does;
 * it protects a client from a wrong conclusion, and has a test.
 */
export type BehaviourStatus = 'documented' | 'measured' | 'unverified' | 'ours'

/** One behaviour that a client can rely on, or, if unverified, should not rely on. */
export interface Behaviour {
  /** `<area>.<what-it-does>`, in kebab-case; the title of its one test. It is never used for another behaviour. */
  id: string
  /** What the tenant does, in the present tense. */
  sentence: string
  /** The source: a public URL or the name of a document; for an unverified behaviour, the reason for the doubt. */
  source: string
  status: BehaviourStatus
}

/** The behaviours of one part of the tenant. The tests of each list are next to it, in `<area>.test.ts`. */
export interface BehaviourArea {
  /** The first part of all its ids. */
  area: string
  title: string
  behaviours: readonly Behaviour[]
}
