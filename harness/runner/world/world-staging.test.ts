import { afterAll, expect, test } from 'vitest'
import type { ConnectorPort } from './connector-port.ts'
import { type Declared, referenceDeclared, undeclared } from './declared.ts'
import { openWorlds } from './open-world.ts'
import { createWorkFolder } from './work-folder.ts'

// Goal: whoever declares staging in Azure is offered a container, and nobody else is.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

/** Whether each of two syncs was offered a container; before the second one somebody asks for it. */
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
  ['who has declared nothing', undeclared, [false, false]],
  ['who has declared staging in Azure', { ...undeclared, capabilities: ['staging: azure-blob'] }, [true, true]],
  ['the reference connector, which can do without until somebody asks', referenceDeclared, [false, true]],
])('a container is offered to %s', async (_who, declared, expected) => {
  expect(await offered(declared)).toEqual(expected)
})
