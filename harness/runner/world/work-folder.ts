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

/** The folder for temporary files cannot be used, in words for the person at the keyboard. */
class TemporaryFolderError extends Error {
  readonly code = 'no-temporary-folder'
  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    super(
      `cannot make a folder in ${folder} (${why}), which TMPDIR or the system names for temporary files; set TMPDIR to a folder that exists and that you may write to`,
      { cause },
    )
    this.name = 'TemporaryFolderError'
  }
}

/**
 * Makes the folder in the system's folder for temporary files; only its owner may read it. Throws a TemporaryFolderError
 * (`no-temporary-folder`) where this is not possible.
 */
export async function createWorkFolder(): Promise<WorkFolder> {
  const path = await mkdtemp(join(tmpdir(), 'mock-telemessage-')).catch((error: unknown) => {
    throw new TemporaryFolderError(tmpdir(), error)
  })
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
    removeNow: () => removeWhileWritten(path),
  }
}

/** Longer than a thread of Node.js takes for the call in progress, on a busy machine, too. */
const looksAgainMs = [10, 50, 200]

/**
 * Removes the folder while other threads of this process still write into it. A `mkdir` with `recursive` makes missing
 * parents: a call that was in progress during the removal makes the folder once more, empty.
 */
function removeWhileWritten(path: string): void {
  rmSync(path, removal)
  if (!process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'))) return
  for (const pauseMs of looksAgainMs) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    rmSync(path, removal)
  }
}
