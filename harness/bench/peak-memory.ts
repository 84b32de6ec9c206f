import { readFile } from 'node:fs/promises'

/** The peak memory of a process so far, in bytes, as Linux shows it: VmHWM. */
export async function peakMemoryBytes(pid: number): Promise<number> {
  return peakMemoryIn(await readFile(`/proc/${pid}/status`, 'utf8'))
}

/** The peak memory from the text of `/proc/PID/status`. Throws an Error if it is not in the text. */
export function peakMemoryIn(status: string): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kibibytes === undefined) throw new Error('the system does not show the peak memory of a process: use Linux')
  return Number(kibibytes) * 1024
}
