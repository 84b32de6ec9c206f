import type { Express } from 'express'
import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { expressDoor } from '../control/http/express-door.ts'
import type { Tenant } from './tenant.ts'

/** The tenant as an Express application, with the room's faults and journal around it. */
export function expressApp(tenant: Tenant, room: ControlRoom): Express {
  return expressDoor(tenant, offer(tenant, room))
}
