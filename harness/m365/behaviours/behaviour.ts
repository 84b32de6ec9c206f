/**
 * How far a behaviour of the tenant is known to be Microsoft's own. `documented`: Microsoft's documentation says so.
 * `measured`: seen in real answers, or in what real clients insist on, and in no documentation. `unverified`: nobody has
 * looked; the tenant has to do something, or does nothing.
 */
export type BehaviourStatus = 'documented' | 'measured' | 'unverified'

/** One thing that a client of the tenant can rely on finding, or, unverified, should not. */
export interface Behaviour {
  /** `<area>.<what-it-does>`, in kebab-case; the title of its one test. It is never given to another behaviour. */
  id: string
  /** What the tenant does, in the present tense. */
  sentence: string
  /** Where it is known from: a public URL, or the name of a document; for an unverified one, where the doubt comes from. */
  source: string
  status: BehaviourStatus
}

/** The behaviours of one part of the tenant. Each list has its tests beside it, in `<area>.test.ts`. */
export interface BehaviourArea {
  /** What all its ids begin with. */
  area: string
  title: string
  behaviours: readonly Behaviour[]
}
