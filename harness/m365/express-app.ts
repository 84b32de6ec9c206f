import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { type ExpressDoor, expressDoor } from '../control/http/express-door.ts'
import type { Tenant } from './tenant.ts'

/** The tenant behind Express, with the room's faults and journal around it. */
export function expressApp(tenant: Tenant, room: ControlRoom): ExpressDoor {
  return expressDoor(tenant, offer(tenant, room))
}
