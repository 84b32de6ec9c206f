import type { Express } from 'express'
import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { expressDoor } from '../control/http/express-door.ts'
import type { Site } from './site.ts'

/** The site behind Express, with the faults and the journal of a control room. */
export function expressApp(site: Site, room: ControlRoom): Express {
  return expressDoor(site, offer(site, room))
}
