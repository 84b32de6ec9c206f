import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AskedRun } from '../../../console/kept-runs.ts'
import { realNow } from '../../../control/clock.ts'
import type { ProgressLine } from '../../progress-lines.ts'
import { idAt, type RunRecord, writeRecord } from './run-folder.ts'
import { type OwnConnector, type RunProcess, startRunProcess } from './run-process.ts'

/** Starts runs, one at a time: two would slow each other down, and a slow machine judges nothing. */
export interface RunStarter {
  start(asked: AskedRun): Promise<{ id: string } | { refused: string }>
  /** False if this run is not in progress. */
  stop(id: string): boolean
  /** The id of the run in progress. */
  goingId(): string | undefined
  /** What it has said so far. */
  lines(): readonly ProgressLine[]
  revision(): number
  /** Ends the run in progress, and marks it as interrupted. No other begins. */
  close(): Promise<void>
}

const noOwnConnector =
  'There is no connector but the reference connector. Start serve with --connector-command or --connector-url.'

interface GoingRun {
  id: string
  lines: ProgressLine[]
  process?: RunProcess
  /** Fulfilled when its process is there. */
  begun?: Promise<void>
  /** Why it was asked to end; absent: it was not. */
  stopped?: 'stopped' | 'interrupted'
  /** Fulfilled when its record says how it ended. */
  recorded?: Promise<void>
}

/** What a starter works with. */
interface RunStarterOptions {
  /** The file of the program. */
  program: string
  /** Where each run gets a folder of its own. */
  folder: string
  /** The connector that `serve` was started with, if it was. */
  ownConnector?: OwnConnector | undefined
}

/** No run is in progress. */
export function createRunStarter({ program, folder, ownConnector }: RunStarterOptions): RunStarter {
  let going: GoingRun | undefined
  let isClosed = false
  let revision = 0
  const stop = (run: GoingRun, because: NonNullable<GoingRun['stopped']>): void => {
    run.stopped ??= because
    run.process?.stop()
  }
  const begin = async (run: GoingRun, asked: AskedRun, startedAt: Date): Promise<void> => {
    const its = join(folder, run.id)
    await mkdir(its, { recursive: true, mode: 0o700 })
    const own = asked.connector === 'own' ? ownConnector : undefined
    const record: RunRecord = {
      schemaVersion: 1,
      startedAt: startedAt.toISOString(),
      filters: [...asked.filters],
      ...(own !== undefined && { connector: own.words }),
      end: null,
    }
    await writeRecord(its, record)
    const onLine = (line: ProgressLine): void => {
      run.lines.push(line)
      revision += 1
    }
    const started = await startRunProcess({ program, folder: its, asked, own, onLine })
    run.process = started
    // It may have been stopped before it had begun.
    if (run.stopped !== undefined) started.stop()
    run.recorded = started.ended.then(async ({ exitCode }) => {
      const end = { state: endOf(run, exitCode) }
      await writeRecord(its, { ...record, end }).catch(() => {})
      going = undefined
      revision += 1
    })
  }
  return {
    start: async (asked) => {
      if (asked.connector === 'own' && ownConnector === undefined) return { refused: noOwnConnector }
      if (isClosed) return { refused: 'The servers are about to end.' }
      if (going !== undefined) return { refused: 'A run is in progress already. Wait for its end, or stop it.' }
      const startedAt = realNow()
      const run: GoingRun = { id: idAt(startedAt), lines: [] }
      going = run
      revision += 1
      try {
        run.begun = begin(run, asked, startedAt)
        await run.begun
        return { id: run.id }
      } catch (error) {
        going = undefined
        return { refused: `The run could not be started: ${error instanceof Error ? error.message : String(error)}` }
      }
    },
    stop: (id) => {
      if (going?.id !== id) return false
      stop(going, 'stopped')
      return true
    },
    goingId: () => going?.id,
    lines: () => going?.lines ?? [],
    revision: () => revision,
    close: async () => {
      isClosed = true
      const run = going
      if (run === undefined) return
      stop(run, 'interrupted')
      await run.begun?.catch(() => {})
      await run.recorded
    },
  }
}

/** The exit codes of `run` that say it came to its end; others mean that a signal ended it, such as Ctrl-C in the terminal of `serve`. */
const endCodes = [0, 1, 2]

function endOf({ stopped, lines }: GoingRun, exitCode: number | null): NonNullable<RunRecord['end']>['state'] {
  if (stopped !== undefined) return stopped
  if (exitCode === null || !endCodes.includes(exitCode)) return lines.length === 0 ? 'refused' : 'interrupted'
  return lines.some(({ event }) => event === 'ended') ? 'ended' : 'refused'
}
