import pLimit from 'p-limit'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { createWorkFolder } from '../../harness/runner/world/work-folder.ts'
import type { CrashPoint, FullPoint } from './crash-point.ts'
import { type CrashRun, prepareCrashRun } from './crash-run.ts'

/** The processors of a small machine. Each run has its own world with the same day. */
const sideBySide = 2

/** Crash runs of one day in several worlds at the same time. */
export interface CrashRuns extends Omit<CrashRun, 'strike' | 'fill'> {
  /** Waits for a free world, and strikes there. */
  strike(point: CrashPoint): Promise<string[]>
  /** Waits for a free world, and fills its disk. */
  fill(point: FullPoint): Promise<string[]>
  close(): Promise<void>
}

/** Captures the day of a seed in every world, and archives it undisturbed. */
export async function openCrashRuns(seed: number): Promise<CrashRuns> {
  const workFolder = await createWorkFolder()
  const openWorld = await openWorlds({ seed, workFolder })
  const worlds = await Promise.all(Array.from({ length: sideBySide }, () => openWorld('crash')))
  const close = async (): Promise<void> => {
    await Promise.all(worlds.map((world) => world.close()))
    await workFolder.remove()
  }
  try {
    const [first, ...others] = await Promise.all(worlds.map(prepareCrashRun))
    if (first === undefined) throw new Error('there is no world to crash in')
    const free = [first, ...others]
    const limit = pLimit(sideBySide)
    return {
      ...first,
      close,
      strike: (point) => limit(() => inFreeOne(free, (run) => run.strike(point))),
      fill: (point) => limit(() => inFreeOne(free, (run) => run.fill(point))),
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function inFreeOne(free: CrashRun[], act: (run: CrashRun) => Promise<string[]>): Promise<string[]> {
  const run = free.pop()
  if (run === undefined) throw new Error('more strikes at once than worlds')
  try {
    return await act(run)
  } finally {
    free.push(run)
  }
}
