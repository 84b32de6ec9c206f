import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { runningProcesses } from '../../harness/runner/carriers/running-processes.ts'
import type { WayToRun } from '../../harness/runner/index.ts'

const lookEveryMs = 200

/**
 * Runs the connector once and adds the arguments of its processes to `seen`: every user of a machine can read them. The
 * processes have the state folder in their environment. A connector in this process or behind a URL has no such
 * process.
 */
export function notingArguments(stateFolder: string, seen: Set<string>): WayToRun {
  return (connector) => ({
    ...connector,
    sync: async (environment, control) => {
      const over = new AbortController()
      const looking = lookUntil(over.signal, `MT_STATE_DIR=${stateFolder}`, seen)
      try {
        return await connector.sync(environment, control)
      } finally {
        over.abort()
        await looking
      }
    },
  })
}

async function lookUntil(signal: AbortSignal, mark: string, seen: Set<string>): Promise<void> {
  while (!signal.aborted) {
    for (const one of (await runningProcesses()) ?? []) {
      if (!(await one.environment()).includes(mark)) continue
      const words = await readFile(`/proc/${one.pid}/cmdline`, 'utf8').catch(() => '')
      seen.add(words.replaceAll('\0', ' '))
    }
    await pause(lookEveryMs, undefined, { signal }).catch(() => undefined)
  }
}
