import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder of one run, with everything that its worlds put on disk. */
export interface WorkFolder {
  path: string
  /** A new, empty folder inside. */
  subfolder(prefix: string): Promise<string>
  /** Removes the folder and all in it. */
  remove(): Promise<void>
}

/** Makes the folder in the system's place for temporary files; only its owner may read it. */
export async function createWorkFolder(): Promise<WorkFolder> {
  const path = await mkdtemp(join(tmpdir(), 'mock-telemessage-'))
  let made = 0
  return {
    path,
    subfolder: async (prefix) => {
      made += 1
      const folder = join(path, `${prefix}-${made}`)
      await mkdir(folder)
      return folder
    },
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  }
}
