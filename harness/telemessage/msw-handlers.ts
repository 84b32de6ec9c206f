import type { HttpHandler } from 'msw'
import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { mswDoor } from '../control/http/msw-door.ts'
import type { Site } from './site.ts'

/** The site as msw handlers below `baseUrl`, which has no trailing slash. Needs the optional package msw. */
export function mswHandlers(site: Site, room: ControlRoom, baseUrl: string): HttpHandler[] {
  return mswDoor(site, offer(site, room), baseUrl)
}
