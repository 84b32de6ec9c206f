import { afterAll, expect, test } from 'vitest'
import type { ConnectorPort } from './connector-port.ts'
import { type Declared, referenceDeclared, undeclared } from './declared.ts'
import { openWorlds } from './open-world.ts'
import { createWorkFolder } from './work-folder.ts'

// Goal: a connector is offered a container only if it declares staging in Azure.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

/** Whether each of two syncs was offered a container; the world asks for one before the second sync. */
async function offered(declared: Declared): Promise<boolean[]> {
  const seen: boolean[] = []
  const connector: ConnectorPort = {
    name: 'looking',
    sync: async ({ MT_STAGING_URL }) => {
      seen.push(MT_STAGING_URL !== undefined)
      return { status: 'done', message: '' }
    },
  }
  const openWorld = await openWorlds({ seed: 7, workFolder, declared })
  const world = await openWorld('looking')
  await world.sync(connector)
  const location = await world.staging()
  await world.sync(connector)
  const isKept = location === undefined || world.secrets().includes(location.signature)
  await world.close()
  expect(isKept).toBe(true)
  return seen
}

test.each<[string, Declared, boolean[]]>([
  ['a connector without a declaration', undeclared, [false, false]],
  [
    'a connector that declares staging in Azure',
    { ...undeclared, capabilities: ['staging: azure-blob'] },
    [true, true],
  ],
  ['the reference connector, which needs none until the world asks for one', referenceDeclared, [false, true]],
])('a container is offered to %s', async (_who, declared, expected) => {
  expect(await offered(declared)).toEqual(expected)
})
