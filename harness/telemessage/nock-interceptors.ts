import { type ControlRoom, offer } from '../control/http/exchange.ts'
import { type NockDoor, nockDoor } from '../control/http/nock-door.ts'
import type { Site } from './site.ts'

/** The site as nock interceptors below `baseUrl`, which has no trailing slash. Needs the optional package nock. */
export function nockInterceptors(site: Site, room: ControlRoom, baseUrl: string): NockDoor {
  return nockDoor(site, offer(site, room), baseUrl)
}
