import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createDevices, type Devices, type StoredDevice } from './devices.ts'

const route = { source: 'cloud-archiver', network: 'WhatsApp' } as const

function setup(): { devices: Devices; device: StoredDevice } {
  const devices = createDevices(memoryTables)
  return { devices, device: devices.add({ ...route, userId: 'user-1', activatedAtMs: 1_000 }) }
}

it.each([
  ['user-1', route, true],
  ['user-2', route, false],
  ['user-1', { ...route, network: 'WhatsApp Business' }, false],
  ['user-1', { ...route, source: 'phone-archiver' }, false],
] as const)('knows whether %s is captured by %o: %s', (userId, wanted, linked) => {
  expect(setup().devices.isLinked(userId, wanted)).toBe(linked)
})

it('keeps an unlinked device, with the time of the first unlinking', () => {
  const { devices, device } = setup()
  devices.unlink(device.deviceId, 2_000)
  devices.unlink(device.deviceId, 3_000)
  expect(devices.isLinked('user-1', route)).toBe(false)
  expect(devices.ofUser('user-1')).toMatchObject([{ activatedAtMs: 1_000, unlinkedAtMs: 2_000 }])
})

it('knows no device that it does not have', () => {
  const { devices } = setup()
  expect(devices.find('device-2')).toBeUndefined()
  expect(() => devices.get('device-2')).toThrowError(expect.objectContaining({ code: 'device-not-found' }))
})

it('never uses an id twice, even after a restore, because a token names a device by its id', () => {
  const { devices } = setup()
  const putBack = devices.save()
  const forgotten = devices.add({ ...route, userId: 'user-2', activatedAtMs: 1_000 })
  putBack()
  expect(devices.find(forgotten.deviceId)).toBeUndefined()
  expect(devices.add({ ...route, userId: 'user-3', activatedAtMs: 1_000 }).deviceId).not.toBe(forgotten.deviceId)
})

it('is put back to the devices of the moment when it was saved', () => {
  const { devices, device } = setup()
  const putBack = devices.save()
  devices.unlink(device.deviceId, 2_000)
  putBack()
  expect(devices.isLinked('user-1', route)).toBe(true)
})
