import type { HttpHandler } from 'msw'
import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { mswDoor } from '../control/http/msw-door.ts'
import type { Tenant } from './tenant.ts'

/** The tenant as msw handlers below `baseUrl`, without a trailing slash. Not part of `index.ts`: msw is an optional peer. */
export function mswHandlers(tenant: Tenant, room: ControlRoom, baseUrl: string): HttpHandler[] {
  return mswDoor(tenant, offer(tenant, room), baseUrl)
}
