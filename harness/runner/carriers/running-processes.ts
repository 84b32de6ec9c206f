import { readdir, readFile } from 'node:fs/promises'

/** A process that runs on this machine. */
export interface RunningProcess {
  pid: number
  /** The process that began the session it belongs to. */
  session: number
  /** The environment as `NAME=value`; empty if we may not read it. */
  environment(): Promise<string[]>
}

/**
 * The processes that run at this moment, without zombies; undefined on systems other than Linux, which do not show them.
 */
export async function runningProcesses(): Promise<RunningProcess[] | undefined> {
  const names = process.platform === 'linux' ? await readdir('/proc').catch(() => undefined) : undefined
  if (names === undefined) return undefined
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(processOf))
  return found.flatMap((one) => (one === undefined ? [] : [one]))
}

async function processOf(pid: string): Promise<RunningProcess | undefined> {
  // A process that ended since the folder was read has no file.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name is in brackets and may itself contain brackets and spaces.
  const [state, _parent, _group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (stat === '' || state === 'Z' || state === 'X') return undefined
  return {
    pid: Number(pid),
    session: Number(session),
    environment: async () => (await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')).split('\0'),
  }
}
