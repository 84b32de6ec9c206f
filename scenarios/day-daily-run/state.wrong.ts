import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty, faultyAround } from '../wrong-connectors/faulty.ts'
import { takesOnly } from '../wrong-connectors/taken-items.ts'

/** Memories outside the state folder (DAY-12). */
export const stateFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'state-beside-the-state-folder',
      fault: 'The state is kept in a folder that the connector chose itself, whatever MT_STATE_DIR says.',
      mustRed: ['DAY-12'],
    },
    {
      before: async (environment) => {
        // A home folder in reality; here one that is removed with the world.
        const folder = join(dirname(environment.MT_STATE_DIR), 'home')
        await mkdir(folder, { recursive: true })
        return { ...environment, MT_STATE_DIR: folder }
      },
    },
  ),
  rememberingInMemory(),
]

/** Like a service that keeps the ids of its imports in memory, and does not separate its customers. */
function rememberingInMemory(): WrongConnector {
  const importedFor = new Map<string, string>()
  return faulty(
    {
      id: 'imports-remembered-by-the-service',
      fault: 'An item that was imported for one state folder is not imported for another one.',
      mustRed: ['DAY-12'],
    },
    (_right, { environment: { MT_STATE_DIR: customer } }) =>
      takesOnly(({ itemId }) => {
        const first = importedFor.get(itemId) ?? customer
        importedFor.set(itemId, first)
        return first === customer
      }),
  )
}
