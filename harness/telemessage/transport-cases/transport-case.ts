import type { ControlRoom } from '../../control/http/control-room.ts'
import type { Site } from '../site.ts'

/** An answer, as a client got it through a transport. */
export interface Answer {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
}

/** A request through a transport. */
export type Ask = (
  method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT',
  path: string,
  options?: { headers?: Record<string, string>; body?: string },
) => Promise<Answer>

/** A site with content behind one of its transports, and a client that has logged in. */
export interface TransportWorld {
  ask: Ask
  room: ControlRoom
  site: Site
  auth: { authorization: string }
  /** Moves the real clock of the site forward. */
  elapse(durationMs: number): void
}

/** One claim about the site, which must hold through every transport. */
export interface TransportCase {
  /** A sentence in the present tense. */
  title: string
  see(world: TransportWorld): Promise<unknown>
  /** What `see` must return, exactly. */
  expected: unknown
}
