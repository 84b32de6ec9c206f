import type { ControlRoom } from '../../control/http/control-room.ts'
import type { Site } from '../site.ts'

/** An answer as a client got it through a door. */
export interface Answer {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
}

/** A request through a door. */
export type Ask = (
  method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT',
  path: string,
  options?: { headers?: Record<string, string>; body?: string },
) => Promise<Answer>

/** A site with content behind one of its doors, and a client that has logged in. */
export interface DoorWorld {
  ask: Ask
  room: ControlRoom
  site: Site
  auth: { authorization: string }
  /** Lets the real clock of the site go on. */
  elapse(durationMs: number): void
}

/** One claim about the site, whichever door it is asked through. */
export interface DoorCase {
  /** A sentence in the present tense. */
  title: string
  see(world: DoorWorld): Promise<unknown>
  /** What `see` must give, exactly. */
  expected: unknown
}
