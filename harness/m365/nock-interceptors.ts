import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { type NockDoor, nockDoor } from '../control/http/nock-door.ts'
import type { Tenant } from './tenant.ts'

/** The tenant as nock interceptors below `baseUrl`, without a trailing slash. Needs the optional package nock. */
export function nockInterceptors(tenant: Tenant, room: ControlRoom, baseUrl: string): NockDoor {
  return nockDoor(tenant, offer(tenant, room), baseUrl)
}
