import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type ConnectorEnvironment, connectorExitCodes } from '../../contract/index.ts'
import { grantedWords, patience, type RanOut } from '../../control/machine/patience.ts'
import type { Slowness } from '../../control/machine/slowness.ts'
import type { ConnectorPort, SyncControl, SyncOutcome } from '../world/connector-port.ts'
import { createKeptOutput } from './kept-output.ts'
import { lastWords } from './last-words.ts'
import { limitMsDefault, outputBytesMaxDefault } from './limits.ts'
import { passedAlways, pickVariables } from './passed-environment.ts'
import { type ProcessTree, processTree } from './process-tree.ts'
import { createRedaction } from './redaction.ts'

/** How a command is run. */
export interface CommandOptions {
  /** A line for `sh -c`. */
  command: string
  /** The suite's own environment. Only a few of its variables are passed on (see `passedAlways`). */
  parentEnvironment: Record<string, string | undefined>
  /** Names of other variables to pass on. */
  passedNames?: readonly string[] | undefined
  /** Real time that one sync may take on a machine that is not busy; see `patience`. */
  limitMs?: number | undefined
  /** Measures the machine; absent: as it is. */
  slowness?: Slowness | undefined
  /** Real time between asking the processes of a sync to end and killing them. */
  graceMs?: number | undefined
  /** How much of the output of one sync is kept: its beginning and its end. */
  outputBytesMax?: number | undefined
}

/** A connector that is a command, always or sometimes. */
export type CommandCarrier = ConnectorPort & Required<Pick<ConnectorPort, 'killAll'>>

const graceMsDefault = 3_000
/** Helpers that end right after the command (a pager, a logger at the end of a pipe) are not left behind. */
const settleMs = 250
/** The last output of a command may arrive shortly after its end. */
const drainMs = 1_000

/**
 * A connector in any language: a shell line, started once for each daily sync with the sync's environment, from the
 * folder in which the suite was started. Exit code 0 is done, 75 is try again, anything else has failed.
 */
export function commandCarrier(options: CommandOptions): CommandCarrier {
  const running = new Set<ProcessTree>()
  return {
    name: options.command,
    canBeKilled: true,
    worldsAtOnceMax: 4,
    sync: (environment, control = {}) => syncOnce({ options, running, environment, control }),
    killAll: async () => {
      await Promise.all([...running].map((tree) => tree.kill()))
    },
  }
}

interface Sync {
  options: CommandOptions
  running: Set<ProcessTree>
  environment: ConnectorEnvironment
  control: SyncControl
}

async function syncOnce({ options, running, environment, control }: Sync): Promise<SyncOutcome> {
  const { parentEnvironment, limitMs = limitMsDefault, graceMs = graceMsDefault } = options
  const passed = pickVariables(parentEnvironment, options.passedNames ?? [])
  const redaction = createRedaction(environment, passed)
  const kept = createKeptOutput(options.outputBytesMax ?? outputBytesMaxDefault, redaction.longestBytes)
  // UTC, because a verdict must not depend on the place of the machine; the command may change it.
  const env = { ...pickVariables(parentEnvironment, passedAlways), TZ: 'UTC', ...passed, ...environment }
  const child = start(options.command, env)
  if (child instanceof Error) {
    return { status: 'failed', trouble: 'not-started', message: `could not be started: ${child.message}` }
  }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', kept.add)
  const closed = once(child, 'close').then(
    () => true,
    () => true,
  )
  const ended = endOf(child)
  if (child.pid === undefined) {
    return { status: 'failed', trouble: 'not-started', message: `could not be started: ${inWords(await ended)}` }
  }
  const tree = processTree(child.pid, `MT_IMPORT_LOG=${environment.MT_IMPORT_LOG}`)
  running.add(tree)
  try {
    const stop = await firstOf(ended, { limitMs, slowness: options.slowness }, control.kill)
    if (stop !== undefined && stop !== 'killed') await tree.end(graceMs)
    if (stop === 'killed') await tree.kill()
    const end = await ended
    const leftBehind = stop === undefined && !(await tree.isGoneWithin(settleMs))
    if (leftBehind) await tree.end(graceMs)
    const isDrained = await Promise.race([closed, pause(drainMs, false, { ref: false })])
    const output = kept.text(redaction.of)
    return { ...outcomeOf({ end, stop, limitMs, output, leftBehind: leftBehind || !isDrained }), output }
  } finally {
    running.delete(tree)
    // A process that still holds the other end would keep this process alive.
    child.stdout.destroy()
    child.stderr.destroy()
  }
}

function start(command: string, env: NodeJS.ProcessEnv): ChildProcessByStdio<null, Readable, Readable> | Error {
  try {
    // Its own process group, so that all its children can be ended with it.
    return spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env })
  } catch (error) {
    // Some errors of the system are thrown, others come as an event.
    return error instanceof Error ? error : new Error(String(error))
  }
}

type End = { exitCode: number } | { signal: string } | { error: Error }

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ error }))
    child.once('exit', (exitCode, signal) => resolve(exitCode === null ? { signal: `${signal}` } : { exitCode }))
  })
}

/** Why a sync was stopped; undefined when the command ended first. */
async function firstOf(
  ended: Promise<End>,
  { limitMs, slowness }: { limitMs: number; slowness: Slowness | undefined },
  kill: AbortSignal | undefined,
): Promise<RanOut | 'killed' | undefined> {
  const done = new AbortController()
  const signal = done.signal
  const overTime = patience(limitMs, { signal, slowness }).catch(() => undefined)
  const killed = kill?.aborted
    ? Promise.resolve('killed' as const)
    : kill &&
      once(kill, 'abort', { signal }).then(
        () => 'killed' as const,
        () => undefined,
      )
  try {
    return await Promise.race([ended.then(() => undefined), overTime, ...(killed ? [killed] : [])])
  } finally {
    done.abort()
  }
}

function outcomeOf(seen: {
  end: End
  stop: RanOut | 'killed' | undefined
  limitMs: number
  output: string
  leftBehind: boolean
}): SyncOutcome {
  const { end, stop, limitMs, output, leftBehind } = seen
  const said = lastWords(output)
  const ranOut = stop === 'killed' ? undefined : stop
  const remarks = [
    ranOut && `did not end within ${grantedWords(limitMs, ranOut)}, and was stopped`,
    stop === 'killed' && 'was killed on purpose',
    stop === undefined && inWords(end),
    leftBehind && 'left processes behind; those that could be found were stopped',
    said !== '' && `it printed: ${said}`,
  ]
  const message = remarks.filter((remark) => typeof remark === 'string' && remark !== '').join('; ')
  if (ranOut) return { status: 'failed', message, trouble: 'over-time', slowness: ranOut.slowness }
  if (stop !== undefined) return { status: 'failed', message, trouble: 'killed' }
  if ('exitCode' in end) return { status: statusOf(end.exitCode), message, exitCode: end.exitCode }
  return { status: 'failed', message }
}

function statusOf(exitCode: number): SyncOutcome['status'] {
  if (exitCode === connectorExitCodes.done) return 'done'
  return exitCode === connectorExitCodes.tryAgain ? 'try-again' : 'failed'
}

/** What a shell's own exit codes mean. */
const shellCodes = new Map([
  [126, 'the command cannot be executed (exit code 126)'],
  [127, 'the command was not found (exit code 127)'],
])

function inWords(end: End): string {
  if ('error' in end) return end.error.message
  if ('signal' in end) return `ended by signal ${end.signal}`
  return shellCodes.get(end.exitCode) ?? (end.exitCode === 0 ? '' : `exit code ${end.exitCode}`)
}
