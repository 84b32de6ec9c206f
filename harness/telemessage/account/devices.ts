import type { CaptureRoute } from '../../contract/index.ts'
import type { Savable } from '../../control/savable.ts'
import { saveAll } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { siteError } from '../refusals/site-error.ts'

/** Whether two routes are of one product and one app. */
export function isSameRoute(one: CaptureRoute, other: CaptureRoute): boolean {
  return one.source === other.source && one.network === other.network
}

/** A device as the site keeps it. */
export interface StoredDevice extends CaptureRoute {
  readonly deviceId: string
  readonly userId: string
  readonly activatedAtMs: number
  readonly unlinkedAtMs: number | undefined
}

/** App instances of the Phone Archiver and apps linked to the Cloud Archiver, unlinked ones included. */
export interface Devices extends Savable {
  add(device: Omit<StoredDevice, 'deviceId' | 'unlinkedAtMs'>): StoredDevice
  find(deviceId: string): StoredDevice | undefined
  /** Throws the SiteError `device-not-found`. */
  get(deviceId: string): StoredDevice
  /** In the order of their activation. */
  ofUser(userId: string): StoredDevice[]
  /** Leaves one that was unlinked before as it was. Throws like `get`. */
  unlink(deviceId: string, nowMs: number): StoredDevice
  /** Whether something captures this route for the user. */
  isLinked(userId: string, route: CaptureRoute): boolean
}

/** The devices that the tables hold. */
export function createDevices(tables: StateTables): Devices {
  const byId = tables.map<StoredDevice>('by id')
  const idsOfUser = tables.map<readonly string[]>('ids of user')
  // Not restored with the rest: the token of a device from after the snapshot must not open a device made later.
  const added = tables.value('added', () => 0)
  const get = (deviceId: string): StoredDevice => {
    const device = byId.get(deviceId)
    if (device === undefined) throw siteError('device-not-found')
    return device
  }
  const ofUser = (userId: string): StoredDevice[] => (idsOfUser.get(userId) ?? []).map(get)
  return {
    add: (made) => {
      added.set(added.get() + 1)
      const device: StoredDevice = { ...made, deviceId: `device-${added.get()}`, unlinkedAtMs: undefined }
      byId.set(device.deviceId, device)
      idsOfUser.set(made.userId, [...(idsOfUser.get(made.userId) ?? []), device.deviceId])
      return device
    },
    find: (deviceId) => byId.get(deviceId),
    get,
    ofUser,
    unlink: (deviceId, nowMs) => {
      const device = get(deviceId)
      if (device.unlinkedAtMs !== undefined) return device
      const unlinked = { ...device, unlinkedAtMs: nowMs }
      byId.set(deviceId, unlinked)
      return unlinked
    },
    isLinked: (userId, route) =>
      ofUser(userId).some((device) => device.unlinkedAtMs === undefined && isSameRoute(device, route)),
    save: () => saveAll([byId, idsOfUser]),
  }
}
