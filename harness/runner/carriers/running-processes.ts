import { readdir, readFile } from 'node:fs/promises'

/** A process that runs on this machine. */
export interface RunningProcess {
  pid: number
  /** The process that began the session it belongs to. */
  session: number
  /** `NAME=value`, as it was given them; empty where they are not ours to read. */
  environment(): Promise<string[]>
}

/**
 * Those that run at this moment, the ended ones that nobody has taken notice of yet left out; undefined where the system
 * does not tell, which is everywhere but on Linux.
 */
export async function runningProcesses(): Promise<RunningProcess[] | undefined> {
  const names = process.platform === 'linux' ? await readdir('/proc').catch(() => undefined) : undefined
  if (names === undefined) return undefined
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(processOf))
  return found.flatMap((one) => (one === undefined ? [] : [one]))
}

async function processOf(pid: string): Promise<RunningProcess | undefined> {
  // One that has ended since the folder was read has no file any more.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name, in brackets, may itself hold brackets and spaces.
  const [state, _parent, _group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (stat === '' || state === 'Z' || state === 'X') return undefined
  return {
    pid: Number(pid),
    session: Number(session),
    environment: async () => (await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')).split('\0'),
  }
}
