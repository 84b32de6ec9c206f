import { open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { defaultArchiver } from '../archivers.ts'
import { causeInWords, FatalError } from '../errors.ts'
import type { Window, WindowState } from '../window.ts'

/** Which windows are done, across runs and crashes. */
export interface Checkpoint {
  state(): WindowState
  /** Records that a window was begun, before the first request: the next run needs its beginning if this one fails. */
  begin(window: Window): Promise<void>
  /** Records that a window was completed. Only then may later runs skip it. */
  complete(window: Window): Promise<void>
}

const fileName = 'checkpoint.json'
const schema = z.object({
  schemaVersion: z.literal(1),
  // Older states have no archiver, because there was only one.
  archiver: z.string().default(defaultArchiver.archiver),
  completedTo: z.iso.datetime().optional(),
  begunFrom: z.iso.datetime().optional(),
})

/**
 * The checkpoint in a state folder. Throws a FatalError (`state-unreadable`) when it cannot be read:
 * starting from nothing would lose the days since the last completed window. Throws one (`state-of-another-archiver`) when another
 * archiver has completed windows there: they do not show what this archiver has archived.
 */
export async function openCheckpoint(
  stateDir: string,
  archiver: string = defaultArchiver.archiver,
): Promise<Checkpoint> {
  const path = join(stateDir, fileName)
  let state = await load(path, archiver)
  const whose = archiver === defaultArchiver.archiver ? {} : { archiver }
  const keep = async (next: WindowState): Promise<void> => {
    await replaceFile(path, `${JSON.stringify({ schemaVersion: 1, ...whose, ...next })}\n`)
    state = next
  }
  return {
    state: () => state,
    begin: (window) => keep({ ...state, begunFrom: window.from }),
    complete: (window) => keep({ completedTo: latest(state.completedTo, window.to) }),
  }
}

/** A run with an earlier clock completes an earlier window; later windows stay completed. */
function latest(a: Date | undefined, b: Date): Date {
  return a !== undefined && a > b ? a : b
}

async function load(path: string, archiver: string): Promise<WindowState> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw unreadable(error)
  })
  if (text === undefined) return {}
  const { archiver: whose, completedTo, begunFrom } = parsed(text)
  if (whose !== archiver) {
    throw new FatalError(
      'state-of-another-archiver',
      `MT_STATE_DIR holds the state of the archiver ${whose}, but MT_ARCHIVER is ${archiver}: use a separate folder for each archiver`,
    )
  }
  return {
    ...(completedTo !== undefined && { completedTo: new Date(completedTo) }),
    ...(begunFrom !== undefined && { begunFrom: new Date(begunFrom) }),
  }
}

function parsed(text: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw unreadable(error)
  }
}

function unreadable(cause: unknown): FatalError {
  const message = `${fileName} in MT_STATE_DIR cannot be read (${causeInWords(cause)}): restore it from a backup; without it the days since the last completed run would be lost`
  return new FatalError('state-unreadable', message, { cause })
}

/** Replaces a file so that a crash leaves either the old or the new content. */
async function replaceFile(path: string, content: string): Promise<void> {
  const temporary = `${path}.new`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    const message = `${fileName} in MT_STATE_DIR cannot be written (${causeInWords(cause)}): make the folder writable`
    throw new FatalError('state-not-writable', message, { cause })
  }
}

/** Without it, the name may still lead to the old file after a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
