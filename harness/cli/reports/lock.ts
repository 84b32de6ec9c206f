import { readFileSync, rmSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { z } from 'zod'
import { UserError } from '../user-error.ts'

/** A place that no other run may write to until the lock is removed. */
export interface Lock {
  /** Removes it. A second call does nothing. */
  remove(): void
}

/** What a lock file says of the process that made it. */
const holderSchema = z.object({
  program: z.literal('mock-telemessage'),
  pid: z.int().positive(),
  host: z.string(),
  /** When the process began, in the ticks of /proc; null where there is no /proc. The number of a process is used again. */
  startedTicks: z.string().nullable(),
})
type Holder = z.infer<typeof holderSchema>

/**
 * Makes a lock file, which only one process can do. A lock of a process of this machine that is no longer there is taken over.
 * Throws a UserError `report-in-use` that begins with `what` if another run has the place; the error of the system if no file can
 * be made there.
 */
export async function takeLock(path: string, what: string): Promise<Lock> {
  const self: Holder = {
    program: 'mock-telemessage',
    pid: process.pid,
    host: hostname(),
    startedTicks: startOf(process.pid),
  }
  if (!(await made(path, self))) {
    const text = await readFile(path, 'utf8').catch(() => '')
    const holder = holderIn(text)
    if (holder === undefined || isThere(holder) || !(await isSetAside(path, text)) || !(await made(path, self))) {
      throw inUse(path, { what, holder })
    }
  }
  let isRemoved = false
  return {
    remove: () => {
      if (!isRemoved) rmSync(path, { force: true })
      isRemoved = true
    },
  }
}

async function made(path: string, self: Holder): Promise<boolean> {
  try {
    await writeFile(path, `${JSON.stringify(self)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    // On a full disk the file is there, and empty: the next run would take it for the lock of another one.
    await rm(path, { force: true }).catch(() => {})
    throw error
  }
}

function holderIn(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Whether the process of a lock may still be there: on another machine, nobody here can know. */
function isThere({ pid, host, startedTicks }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Of another user: it is there, but may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return startedTicks === null || startedTicks === startOf(pid)
}

/** Field 22 of `/proc/<pid>/stat`, see proc_pid_stat(5); null if there is none. */
function startOf(pid: number): string | null {
  try {
    // The second field is the name of the program in brackets, and may contain anything.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null
  } catch {
    return null
  }
}

/**
 * Takes a lock out of the way that was left behind. Two runs may do this at once: the one that finds the new lock of the other in
 * its hand puts it back.
 */
async function isSetAside(path: string, text: string): Promise<boolean> {
  const aside = `${path}.${process.pid}`
  try {
    await rename(path, aside)
  } catch {
    return false
  }
  const isLeftBehind = (await readFile(aside, 'utf8')) === text
  if (isLeftBehind) await rm(aside, { force: true })
  else await rename(aside, path)
  return isLeftBehind
}

function inUse(path: string, { what, holder }: { what: string; holder: Holder | undefined }): UserError {
  const isHere = holder?.host === hostname()
  const by =
    holder === undefined ? 'another run' : `another run (process ${holder.pid}${isHere ? '' : ` on ${holder.host}`})`
  const message = `${what}: ${by} writes there; wait for its end, or name another place. If there is no other run, delete ${path}`
  return new UserError('report-in-use', message)
}
