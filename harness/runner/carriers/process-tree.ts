import { setTimeout as pause } from 'node:timers/promises'
import { runningProcesses } from './running-processes.ts'

/** A command and everything that it started. */
export interface ProcessTree {
  /** Waits until none of its processes runs, at most `limitMs`; true: none does. */
  isGoneWithin(limitMs: number): Promise<boolean>
  /** Asks all of them to end, and kills those that still run after `graceMs`. */
  end(graceMs: number): Promise<void>
  /** Kills all of them at once. */
  kill(): Promise<void>
}

const pollMs = 20
/** The time that the system may take to remove a killed process. */
const killedWithinMs = 2_000
/** Processes may start others while they are searched for. */
const roundsMax = 5

/**
 * The tree below the leader of a session. `mark` is a unique `NAME=value` in its environment. On Linux it also finds
 * processes that have left the session, as daemons do.
 */
export function processTree(leaderPid: number, mark: string): ProcessTree {
  const members = async (): Promise<number[]> => {
    const running = await runningProcesses()
    // On other systems only the process group is known; a negative number means a group.
    if (running === undefined) return send(-leaderPid, 0) ? [-leaderPid] : []
    const ours = await Promise.all(
      running.map(async (one) => one.session === leaderPid || (await one.environment()).includes(mark)),
    )
    return running.filter((_, index) => ours[index]).map((one) => one.pid)
  }
  const isGoneWithin = async (limitMs: number): Promise<boolean> => {
    for (let waitedMs = 0; ; waitedMs += pollMs) {
      if ((await members()).length === 0) return true
      if (waitedMs >= limitMs) return false
      await pause(pollMs)
    }
  }
  const kill = async (): Promise<void> => {
    // First all together, before any search.
    send(-leaderPid, 'SIGKILL')
    for (let round = 0; round < roundsMax; round += 1) {
      for (const id of await members()) send(id, 'SIGKILL')
      if (await isGoneWithin(killedWithinMs / roundsMax)) return
    }
  }
  return {
    isGoneWithin,
    kill,
    end: async (graceMs) => {
      for (const id of await members()) send(id, 'SIGTERM')
      if (!(await isGoneWithin(graceMs))) await kill()
    },
  }
}

/** False when there is no such process or group, or we may not end it. */
function send(id: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(id, signal)
  } catch {
    return false
  }
}
