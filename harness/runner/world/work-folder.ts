import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The temporary folder of one run, for all files of its worlds. */
export interface WorkFolder {
  path: string
  /** Makes a new, empty folder inside. */
  subfolder(prefix: string): Promise<string>
  /** Removes the folder with its contents. */
  remove(): Promise<void>
  /** Does the same before anything else can happen: while a process ends, worlds that are still open write into the folder. */
  removeNow(): void
}

const removal = { recursive: true, force: true, maxRetries: 3 }

/** Makes the folder in the system's folder for temporary files; only its owner may read it. */
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
    remove: () => rm(path, removal),
    removeNow: () => rmSync(path, removal),
  }
}
