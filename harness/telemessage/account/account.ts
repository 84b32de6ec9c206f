import type { VirtualClock } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import { saveAll } from '../../control/savable.ts'
import { type ActivationCodes, createActivationCodes } from './activation-codes.ts'
import { type ArchivePlans, createArchivePlans } from './archive-plans.ts'
import { type CaptureGaps, createCaptureGaps } from './capture-gaps.ts'
import { type CloudLinks, createCloudLinks } from './cloud-links.ts'
import { createDevices, type Devices } from './devices.ts'
import { createUploads, type Uploads } from './uploads.ts'
import { createUsers, type Users } from './users.ts'

/**
 * What administrators and phones have made of the account: who is captured, by what, and since when not. What changes it
 * lies beside this file, one reason each, so that requests and tests change it by the same rules.
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
   * The present of the virtual calendar, in milliseconds since 1970. Codes and links age by it too, unlike tokens: the
   * expiry that people are shown is on it, no client waits for it, and a scenario must be able to let a link expire.
   */
  nowMs(): number
}

/** An account without users and plans. */
export function createCaptureAccount(clock: VirtualClock): CaptureAccount {
  const users = createUsers()
  const plans = createArchivePlans()
  const devices = createDevices()
  const codes = createActivationCodes()
  const links = createCloudLinks()
  const gaps = createCaptureGaps()
  const uploads = createUploads()
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
