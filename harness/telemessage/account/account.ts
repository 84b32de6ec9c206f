import type { VirtualClock } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import { saveAll } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { type ActivationCodes, createActivationCodes } from './activation-codes.ts'
import { type ArchivePlans, createArchivePlans } from './archive-plans.ts'
import { type CaptureGaps, createCaptureGaps } from './capture-gaps.ts'
import { type CloudLinks, createCloudLinks } from './cloud-links.ts'
import { createDevices, type Devices } from './devices.ts'
import { createUploads, type Uploads } from './uploads.ts'
import { createUsers, type Users } from './users.ts'

/**
 * The state of the account: who is captured, by which device, and the gaps. The files next to this one change it, each for one
 * reason, so that requests and tests use the same rules.
 */
export interface CaptureAccount extends Savable {
  users: Users
  plans: ArchivePlans
  devices: Devices
  codes: ActivationCodes
  links: CloudLinks
  gaps: CaptureGaps
  uploads: Uploads
  /**
   * The present of the virtual calendar, in milliseconds since 1970. Codes and links expire by it, unlike tokens: people see
   * this expiry, no client waits for it, and a scenario must be able to let a link expire.
   */
  nowMs(): number
}

/** The account that the tables hold; without users and plans at first. */
export function createCaptureAccount(clock: VirtualClock, tables: StateTables): CaptureAccount {
  const users = createUsers(tables.within('users'))
  const plans = createArchivePlans(tables.within('plans'))
  const devices = createDevices(tables.within('devices'))
  const codes = createActivationCodes(tables.within('codes'))
  const links = createCloudLinks(tables.within('links'))
  const gaps = createCaptureGaps(tables.within('gaps'))
  const uploads = createUploads(tables.within('uploads'))
  return {
    users,
    plans,
    devices,
    codes,
    links,
    gaps,
    uploads,
    nowMs: () => clock.now().getTime(),
    save: () => saveAll([users, plans, devices, codes, links, gaps, uploads]),
  }
}
