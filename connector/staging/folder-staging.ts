import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Staging } from './staging.ts'

/** Staging in a folder. It is created if missing, and private to this user: it holds people's chats. */
export async function createFolderStaging(folder: string): Promise<Staging> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    put: async (name, content) => {
      const partial = join(folder, `${name}.partial`)
      try {
        await pipeline(content, createWriteStream(partial, { mode: 0o600, flush: true }))
        await rename(partial, join(folder, name))
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    open: async (name) => ({ path: join(folder, name), release: async () => undefined }),
    remove: (name) => rm(join(folder, name), { force: true }),
    clear: async () => {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true, mode: 0o700 })
    },
  }
}
