import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { type ExpressDoor, expressDoor } from '../control/http/express-door.ts'
import type { Site } from './site.ts'

/** The site behind Express, with the faults and the journal of a control room. */
export function expressApp(site: Site, room: ControlRoom): ExpressDoor {
  return expressDoor(site, offer(site, room))
}
