import type { FolderDoor } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from './faulty.ts'

/** Wrong about the folder. */
export const folderFaults: WrongConnector[] = [
  faulty(
    {
      id: 'inbox-instead-of-the-folder',
      fault: 'Items go into the inbox.',
      mustRed: ['FLD-1', 'FLD-2'],
      mayRed: ['FLD-3', 'FLD-5', 'FLD-6'],
    },
    () => ({ placeFolder: async () => 'inbox' }),
  ),
  faulty(
    {
      id: 'folder-made-twice',
      fault: 'Where the folder exists, another one with a number is made.',
      mustRed: ['FLD-3'],
      mayRed: ['FLD-2'],
    },
    (right) => ({
      placeFolder: async (folders, folderName) => {
        const names = new Set(await namesOf(folders))
        if (!names.has(folderName)) return right.placeFolder(folders, folderName)
        let number = 2
        while (names.has(`${folderName} ${number}`)) number += 1
        return right.placeFolder(folders, `${folderName} ${number}`)
      },
    }),
  ),
]

async function namesOf(folders: FolderDoor): Promise<string[]> {
  const names: string[] = []
  for await (const { displayName } of folders.list()) names.push(displayName)
  return names
}

/** Wrong about the limit. */
export const limitFaults: WrongConnector[] = [
  faulty(
    {
      id: 'limit-at-ten-million',
      fault: 'The limit is 10,000,000 bytes.',
      mustRed: ['LIM-3'],
      mayRed: [],
    },
    (right) => ({ policy: { ...right.policy, limitBytes: 10_000_000 } }),
  ),
  faulty(
    {
      id: 'limit-itself-refused',
      fault: 'What is exactly as large as the limit is refused.',
      mustRed: ['LIM-3'],
      mayRed: [],
    },
    (right) => ({ policy: { ...right.policy, exceedsLimit: (sizeBytes, limitBytes) => sizeBytes >= limitBytes } }),
  ),
  faulty(
    {
      id: 'declared-size-believed',
      fault: 'What counts for the limit is the size that the item declares.',
      mustRed: ['LIM-7'],
      mayRed: ['FLD-4'],
    },
    (right) => ({
      measureItem: (sizes) =>
        right.measureItem({
          ...sizes,
          attachments: sizes.attachments.map((one) => ({ ...one, receivedBytes: one.declaredSizeBytes })),
        }),
    }),
  ),
]
