import { afterAll, beforeAll, expect, test } from 'vitest'
import { archivers } from '../../oracle/index.ts'
import { directoryEntryFor, inventPeople } from '../../synth/index.ts'
import type { ConnectorPort } from './connector-port.ts'
import { type OpenWorld, openWorlds } from './open-world.ts'
import { createWorkFolder } from './work-folder.ts'
import type { World } from './world.ts'

// Goal: what is taken down of a sync is what the connector could know when it began, and what it left behind.

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
    if (person === undefined) expect.unreachable('nobody was invented')
    const entry = directoryEntryFor(person)
    world.addToDirectory(entry)
    world.addPerson(person)
    await check(world, entry.primaryAddress)
  } finally {
    await world.close()
  }
}

test('a mailbox that is disabled in the middle of a sync was a valid user’s when it began', () =>
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

test('a sync counts as completed only when it says that it was done', () =>
  inWorld(async (world) => {
    for (const status of ['done', 'try-again', 'failed'] as const) {
      await world.sync({ name: 'sample', sync: async () => ({ status, message: '' }) })
    }
    expect(world.witness().syncs.map(({ completed }) => completed)).toEqual([true, false, false])
  }))

test('a fault that struck during a sync is told of that sync alone', () =>
  inWorld(async (world) => {
    const asking: ConnectorPort = {
      name: 'sample',
      sync: async ({ MT_TELEMESSAGE_URL }) => {
        // The authority is not trusted here: it is the connection that the fault is about.
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
  'a connector of $id is told which archiver it is, unless that is the default',
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
