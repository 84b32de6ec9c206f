import { readFile } from 'node:fs/promises'

/** The most memory that a process has held so far, in bytes, as Linux tells it: VmHWM. */
export async function peakMemoryBytes(pid: number): Promise<number> {
  return peakMemoryIn(await readFile(`/proc/${pid}/status`, 'utf8'))
}

/** The same, out of the text of `/proc/PID/status`. Throws an Error where it does not say so. */
export function peakMemoryIn(status: string): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kibibytes === undefined) throw new Error('the system does not tell the peak memory of a process: use Linux')
  return Number(kibibytes) * 1024
}
