import type { WayToRun } from './scenario.ts'

/** Syncs that several scenarios of one world share. */
export interface SharedSyncs<T> {
  /** The next sync. It runs when every scenario that has not ended waits for it; each of them gets its result. */
  next(way: WayToRun): Promise<T>
  /** One scenario has ended, and waits for no further sync. */
  end(): void
}

interface Waiting<T> {
  way: WayToRun
  resolve(yielded: T): void
  reject(error: unknown): void
}

/** Lets `scenarios` scenarios share their syncs. `run` runs one sync, with the ways of all scenarios combined. */
export function shareSyncs<T>(scenarios: number, run: (way: WayToRun) => Promise<T>): SharedSyncs<T> {
  let playing = scenarios
  let waiting: Waiting<T>[] = []
  const runOnceAllWait = (): void => {
    if (waiting.length === 0 || waiting.length < playing) return
    const together = waiting
    waiting = []
    run((connector) => together.reduce((port, { way }) => way(port), connector)).then(
      (yielded) => {
        for (const { resolve } of together) resolve(yielded)
      },
      (error) => {
        for (const { reject } of together) reject(error)
      },
    )
  }
  return {
    next: (way) =>
      new Promise((resolve, reject) => {
        waiting.push({ way, resolve, reject })
        runOnceAllWait()
      }),
    end: () => {
      playing -= 1
      runOnceAllWait()
    },
  }
}
