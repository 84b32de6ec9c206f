import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { commandCarrier } from '../../harness/runner/carriers/command.ts'
import type { ConnectorPort, SyncOutcome, World } from '../../harness/runner/index.ts'
import { builtProgram } from '../../harness/runner/own-package.ts'
import { captureOneOfEachKind } from './crash-day.ts'
import {
  type CrashMoment,
  type CrashPoint,
  type CrashReport,
  crashPointsOf,
  crashVariables,
  type FullPoint,
  fullPointsOf,
  type OutsideCall,
  spelled,
} from './crash-point.ts'

/** Loaded before the connector, from the built package: a connector is started without a TypeScript loader. */
const counting = new URL('../../dist/scenarios/crash/outside-calls.js', import.meta.url)

/** How many runs may follow the last kill until one is done. */
const triesMax = 3
const beginning = 'the day is captured'
const moments: CrashMoment[] = ['before', 'answered', 'half-written']
/** Folders of the state that must be empty when a window is closed. */
const emptied = ['staging', 'spool']

/** A day on which a connector can be killed any number of times. */
export interface CrashRun {
  /** The kinds of items that the day has. */
  kinds: string[]
  /** The outside calls of an undisturbed run. */
  calls: OutsideCall[]
  /** How many requests the servers saw, according to their journal. */
  requestsSeen: number
  /** How many calls a run makes when everything is done already. */
  callsOfRepetition: number
  /** The points at which a run can be killed. */
  points: CrashPoint[]
  /** The points at which its disk can be full. */
  fullPoints: FullPoint[]
  /**
   * Fills the disk of a run at a point. Returns what is wrong with its end, and what is wrong after a run with room.
   */
  fill(point: FullPoint): Promise<string[]>
  /**
   * Kills a run at a point, and the next run at a point drawn from the seed. Returns what is wrong after a third run.
   */
  strike(point: CrashPoint): Promise<string[]>
}

/** Captures a day with every kind of item, and lets the reference connector archive it undisturbed. */
export async function prepareCrashRun(world: World): Promise<CrashRun> {
  const kinds = await captureOneOfEachKind(world)
  world.snapshots.save(beginning)
  const before = world.journal.total()
  const { calls } = await undisturbed(world)
  const requestsSeen = world.journal.total() - before
  const right = heldBy(world)
  const callsOfRepetition = (await undisturbed(world)).calls.length
  return {
    kinds,
    calls,
    requestsSeen,
    callsOfRepetition,
    points: crashPointsOf(calls),
    fullPoints: fullPointsOf(calls),
    fill: (point) => fillDisk({ world, right }, point),
    strike: (point) => strikeTwice({ world, right, callsOfRepetition, callCount: calls.length }, point),
  }
}

async function undisturbed(world: World): Promise<{ calls: OutsideCall[] }> {
  const { outcome, report } = await syncWith(world)
  if (outcome.status !== 'done' || report === undefined || !('calls' in report)) {
    throw new Error(`the undisturbed run ended ${outcome.status}: ${outcome.message}`)
  }
  return report
}

interface Struck {
  world: World
  /** What the mailboxes hold after an undisturbed run. */
  right: string[]
  callsOfRepetition: number
  callCount: number
}

async function strikeTwice({ world, right, ...counts }: Struck, point: CrashPoint): Promise<string[]> {
  await startOver(world)
  if (!(await isKilledAt(world, point))) return strikeTwice({ world, right, ...counts }, earlier(point))
  const wrong = await killRecovery(world, point, counts)
  return [...wrong, ...(await wrongInTheEnd(world, right))]
}

async function fillDisk({ world, right }: Pick<Struck, 'world' | 'right'>, point: FullPoint): Promise<string[]> {
  await startOver(world)
  const { outcome, report } = await syncWith(world, point)
  const withoutRoom = report !== undefined && 'withoutRoom' in report ? report.withoutRoom : 0
  if (withoutRoom === 0) return fillDisk({ world, right }, { ...point, call: point.call - 1 })
  return [...endedBadly(outcome), ...(await wrongInTheEnd(world, right))]
}

async function startOver({ snapshots, folders }: World): Promise<void> {
  snapshots.restore(beginning)
  await rm(folders.state, { recursive: true, force: true })
}

/** Runs the connector until it is done. Returns how the result differs from that of an undisturbed run. */
async function wrongInTheEnd(world: World, right: string[]): Promise<string[]> {
  const { status, message } = await untilDone(world)
  const unfinished = status === 'done' ? [] : [`the last run ended ${status}: ${message}`]
  return [...unfinished, ...differences(right, heldBy(world)), ...(await leftOnDisk(world))]
}

/** The message must name the disk, otherwise administrators would look for the fault in one of the services. */
function endedBadly({ status, message }: SyncOutcome): string[] {
  return status !== 'done' && /ENOSPC/.test(message) ? [] : [`on a full disk the run ended ${status}: ${message}`]
}

/**
 * False if the run ended before that point: sometimes two pieces of a stream arrive as one, so there are fewer calls.
 */
async function isKilledAt(world: World, point: CrashPoint): Promise<boolean> {
  const { outcome, report } = await syncWith(world, point)
  if (isStruck(report)) return true
  if (outcome.status === 'done') return false
  throw new Error(`the run ended ${outcome.status} before it could be killed at ${spelled(point)}: ${outcome.message}`)
}

function earlier({ call, moment }: CrashPoint): CrashPoint {
  return { call: call - 1, moment }
}

function isStruck(report: CrashReport | undefined): boolean {
  return report !== undefined && 'struckAt' in report
}

/**
 * Kills the next run. The first attempt draws a call from half of those that should be left. If the recovery needs
 * fewer calls, it ends before the kill; the second attempt then kills a later run in the calls that every run makes.
 */
async function killRecovery(
  world: World,
  point: CrashPoint,
  { callCount, callsOfRepetition }: Pick<Struck, 'callCount' | 'callsOfRepetition'>,
): Promise<string[]> {
  const chance = world.chance.fork(`recovery from ${spelled(point)}`)
  const leftUndone = Math.floor((callCount - point.call) / 2)
  let said = ''
  for (const callMax of [Math.max(callsOfRepetition, leftUndone), Math.floor(callsOfRepetition / 2)]) {
    const again: CrashPoint = { call: chance.int(1, callMax), moment: chance.pick(moments) }
    const { outcome, report } = await syncWith(world, again)
    if (isStruck(report)) return []
    said = `${outcome.status} when it should have been killed at ${spelled(again)}: ${outcome.message}`
  }
  return [`a recovery ended ${said}`]
}

async function untilDone(world: World): Promise<SyncOutcome> {
  let outcome = (await syncWith(world)).outcome
  for (let tries = 1; tries < triesMax && outcome.status === 'try-again'; tries += 1) {
    outcome = (await syncWith(world)).outcome
  }
  return outcome
}

async function syncWith(
  world: World,
  point?: CrashPoint | FullPoint,
): Promise<{ outcome: SyncOutcome; report: CrashReport | undefined }> {
  const reportFile = join(world.folders.world, 'crash-report.json')
  await rm(reportFile, { force: true })
  const outcome = await world.sync(counted(reportFile, point))
  const text = await readFile(reportFile, 'utf8').catch(() => undefined)
  return { outcome, report: text === undefined ? undefined : (JSON.parse(text) as CrashReport) }
}

function counted(reportFile: string, point: CrashPoint | FullPoint | undefined): ConnectorPort {
  const spelling = point && { [crashVariables.point]: spelled(point) }
  return commandCarrier({
    command: `exec "${process.execPath}" --import "${counting.href}" "${builtProgram}" connector sync`,
    parentEnvironment: { ...process.env, [crashVariables.report]: reportFile, ...spelling },
    passedNames: Object.values(crashVariables),
  })
}

/** One line for each folder and message: place and content, without the ids that differ between two equal runs. */
function heldBy({ tenant }: World): string[] {
  return tenant
    .snapshot()
    .flatMap(({ address, folders, messages }) => {
      const pathOf = new Map(folders.map(({ folderId, path }) => [folderId, path.join('/')]))
      const made = folders.filter(({ wellKnownName }) => wellKnownName === undefined)
      return [
        ...made.map(({ path }) => `${address} has the folder ${path.join('/')}`),
        ...messages.map(
          ({ folderId, itemClass, contentSha256 }) =>
            `${address} has in ${pathOf.get(folderId)} one ${itemClass} with the digest ${contentSha256}`,
        ),
      ]
    })
    .toSorted()
}

async function leftOnDisk({ folders }: World): Promise<string[]> {
  const left = emptied.map(async (name) => {
    const files = await readdir(join(folders.state, name)).catch(() => [])
    return files.map((file) => `left behind: ${name}/${file}`)
  })
  return (await Promise.all(left)).flat()
}

/** The lines that occur in one list more often than in the other, with the difference. */
function differences(right: readonly string[], seen: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const line of right) counts.set(line, (counts.get(line) ?? 0) - 1)
  for (const line of seen) counts.set(line, (counts.get(line) ?? 0) + 1)
  return [...counts].flatMap(([line, count]) => {
    if (count === 0) return []
    return [`${count < 0 ? 'missing' : 'unexpected'}, ${Math.abs(count)} times: ${line}`]
  })
}
