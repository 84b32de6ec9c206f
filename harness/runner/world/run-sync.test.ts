import { afterAll, beforeAll, expect, test } from 'vitest'
import { archivers } from '../../oracle/index.ts'
import { directoryEntryFor, inventPeople } from '../../synth/index.ts'
import type { ConnectorPort } from './connector-port.ts'
import { type OpenWorld, openWorlds } from './open-world.ts'
import { createWorkFolder } from './work-folder.ts'
import type { World } from './world.ts'

// Goal: the record of a sync contains what the connector could know at its start, and what it left behind.

const workFolder = await createWorkFolder()
let openWorld: OpenWorld
beforeAll(async () => {
  openWorld = await openWorlds({ seed: 11, workFolder })
})
afterAll(() => workFolder.remove())

async function inWorld(check: (world: World, address: string) => Promise<void>): Promise<void> {
  const world = await openWorld('run sync')
  try {
    const [person] = inventPeople({ chance: world.chance, count: 1, routes: world.archiver.routes })
    if (person === undefined) expect.unreachable('no person was invented')
    const entry = directoryEntryFor(person)
    world.addToDirectory(entry)
    world.addPerson(person)
    await check(world, entry.primaryAddress)
  } finally {
    await world.close()
  }
}

test('a mailbox that is disabled during a sync belonged to a valid user at its start', () =>
  inWorld(async (world, address) => {
    const disabling: ConnectorPort = {
      name: 'sample',
      sync: async () => {
        const entryId = world.tenant.directory().find((entry) => entry.primaryAddress === address)?.entryId ?? ''
        world.tenant.change(entryId, { mailbox: 'suspended' })
        return { status: 'done', message: '' }
      },
    }
    await world.sync(disabling)
    await world.sync({ ...disabling, sync: async () => ({ status: 'done', message: '' }) })
    const seen = world.witness().syncs.map(({ directory }) => directory.map(({ mailbox }) => mailbox))
    expect(seen).toEqual([['active'], ['suspended']])
  }))

test('a sync counts as completed only if its status is "done"', () =>
  inWorld(async (world) => {
    for (const status of ['done', 'try-again', 'failed'] as const) {
      await world.sync({ name: 'sample', sync: async () => ({ status, message: '' }) })
    }
    expect(world.witness().syncs.map(({ completed }) => completed)).toEqual([true, false, false])
  }))

test('a fault that struck during a sync is recorded for that sync alone', () =>
  inWorld(async (world) => {
    const asking: ConnectorPort = {
      name: 'sample',
      sync: async ({ MT_TELEMESSAGE_URL }) => {
        // The call fails here, because the authority is not trusted; the fault strikes its connection all the same.
        await fetch(MT_TELEMESSAGE_URL).catch(() => undefined)
        return { status: 'done', message: '' }
      },
    }
    world.faults.arm({ operation: 'telemessage:connections.open', effect: { kind: 'reset' }, times: 1 })
    await world.sync(asking)
    await world.sync(asking)
    expect(world.witness().syncs.map(({ faultsStruck }) => faultsStruck)).toEqual([['reset'], []])
  }))

test.each(archivers)(
  'a connector of $id gets the name of its archiver, unless that is the default',
  async (archiver) => {
    const world = await openWorld('told', undefined, archiver)
    try {
      let told: string | undefined
      await world.sync({
        name: 'listener',
        sync: async ({ MT_ARCHIVER }) => {
          told = MT_ARCHIVER
          return { status: 'done', message: '' }
        },
      })
      expect(told).toBe(archiver.id === 'whatsapp' ? undefined : archiver.id)
    } finally {
      await world.close()
    }
  },
)
