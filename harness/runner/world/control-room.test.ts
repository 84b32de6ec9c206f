import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import type { Person } from '../../synth/index.ts'
import { openWorlds } from './open-world.ts'
import { createWorkFolder, type WorkFolder } from './work-folder.ts'
import type { World } from './world.ts'

// Goal: a connector finds no way into the control room of its world, and the whole world can be restored.

let workFolder: WorkFolder
let world: World

beforeAll(async () => {
  workFolder = await createWorkFolder()
  world = await (await openWorlds({ seed: 7, workFolder }))('control-room')
})
afterAll(async () => {
  await world.close()
  await workFolder.remove()
})

const asha: Person = {
  personId: 'asha',
  firstName: 'Asha',
  lastName: 'Rao',
  number: '442079460101',
  registration: { userEmailAddress: 'asha@contoso.example', source: 'phone-archiver', network: 'WhatsApp' },
}

/** The environment that a connector gets. */
async function environmentOf(): Promise<ConnectorEnvironment> {
  let seen: ConnectorEnvironment | undefined
  await world.sync({
    name: 'a connector that records its environment',
    sync: async (environment) => {
      seen = environment
      return { status: 'done', message: '' }
    },
  })
  if (seen === undefined) throw new Error('the connector was not started')
  return seen
}

async function answerOf(url: string, ca: string): Promise<string> {
  const call = request(url, { ca, agent: false }).end()
  const [response] = await once(call, 'response')
  return JSON.stringify([response.statusCode, response.headers, Buffer.concat(await response.toArray()).toString()])
}

test('a connector finds nothing about the control plane in its environment, its files and in answers', async () => {
  const environment = await environmentOf()
  const ca = await readFile(environment.MT_CA_FILE ?? '', 'utf8')
  const { url, token } = world.control
  const told = [JSON.stringify(environment)]
  for (const origin of [environment.MT_TELEMESSAGE_URL, environment.MT_GRAPH_URL]) {
    for (const path of ['/', '/openapi.json', '/control/v1/clock', '/v1.0/users', '/env', '/actuator/env']) {
      told.push(await answerOf(`${origin}${path}`, ca))
    }
  }
  const files = await readdir(workFolder.path, { recursive: true, withFileTypes: true })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  told.push(...(await Promise.all(paths.map((path) => readFile(path, 'utf8')))))
  expect(paths.length).toBeGreaterThan(0)
  expect(told.filter((text) => text.includes(token) || text.includes(new URL(url).host))).toEqual([])
})

test('no secret that a connector is given opens the control plane', async () => {
  const environment = await environmentOf()
  const secrets = [environment.MT_TELEMESSAGE_PASSWORD, environment.MT_CLIENT_SECRET, '']
  const statuses = await Promise.all(
    secrets.map(async (secret) => {
      const headers = { authorization: `Bearer ${secret}` }
      return (await fetch(`${world.control.url}/control/v1/journal`, { headers })).status
    }),
  )
  expect(statuses).toEqual([401, 401, 401])
  const headers = { authorization: `Bearer ${world.control.token}` }
  expect((await fetch(`${world.control.url}/control/v1/journal`, { headers })).status).toBe(200)
})

test('a fault on connections strikes its own server, and no other', async () => {
  const { MT_TELEMESSAGE_URL: site, MT_GRAPH_URL: tenant, MT_CA_FILE: caFile = '' } = await environmentOf()
  const ca = await readFile(caFile, 'utf8')
  expect(() => world.faults.arm({ operation: 'connections.open', effect: { kind: 'reset' } })).toThrow(
    'use m365:connections.open or telemessage:connections.open',
  )
  world.faults.arm({ operation: 'm365:connections.open', effect: { kind: 'untrusted-certificate' } })
  expect(await answerOf(site, ca)).toContain('Mock TeleMessage site')
  await expect(answerOf(tenant, ca)).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
  world.faults.reset()
})

test('a world is restored together with its chronicle', async () => {
  world.snapshots.save('before')
  const { syncs } = world.witness()
  const before = [world.people.length, syncs.length, world.tenant.directory().length, world.chance.int(0, 1_000_000)]
  world.snapshots.restore('before')
  world.addPerson(asha)
  world.settings.automaticMapping = false
  world.settings.customMapping = { rows: [], fileText: '' }
  await environmentOf()
  world.clock.advance(60_000)
  world.snapshots.restore('before')
  expect([world.people.length, syncs.length, world.tenant.directory().length, world.chance.int(0, 1_000_000)]).toEqual(
    before,
  )
  expect(world.settings).toMatchObject({ automaticMapping: true, customMapping: undefined })
  expect(world.clock.now().toISOString()).toBe('2026-03-11T00:00:00.000Z')
  // Registers her again without an error, because the site has forgotten her too.
  world.addPerson(asha)
})

test('syncs never share an import log, whatever was restored between them', async () => {
  world.snapshots.save('between')
  const first = (await environmentOf()).MT_IMPORT_LOG
  world.snapshots.restore('between')
  expect((await environmentOf()).MT_IMPORT_LOG).not.toBe(first)
})
