import { join } from 'node:path'
import { requirements } from '../../../catalogue/index.ts'
import type { AskedRun, KeptRuns, RunDetails, ShownRun, WrittenPage } from '../../../console/kept-runs.ts'
import { killMatrixScript, pageScript } from '../../../report/index.ts'
import { matches } from '../../../runner/play/scenario.ts'
import { comparedRuns } from './compared-runs.ts'
import { createReportHeads, readReportFile } from './report-file.ts'
import { requirementsOfProgress, requirementsOfReport } from './requirements-in-run.ts'
import {
  bytesOf,
  fileNames,
  isRunId,
  isThere,
  outputOf,
  progressOf,
  readRecord,
  runIdsIn,
  stateOf,
} from './run-folder.ts'
import { lineIn, type OwnConnector } from './run-process.ts'
import { createRunStarter } from './run-starter.ts'

/** Where runs are kept, and where others have left their reports. */
export interface KeptRunsOptions {
  /** A folder for the runs that the console starts; it is made with the first of them. */
  folder: string
  /** The folder into which `run` writes by default; undefined: none is looked at. */
  reportsFolder: string | undefined
  /** Where `prove --html` may have written the kill matrix. */
  killMatrices: readonly string[]
  /** The file of the program whose `run` is started. */
  program: string
  /** The connector that `serve` was started with; undefined: none. */
  ownConnector: OwnConnector | undefined
}

/** The id of the report that another command has left. */
const foreignId = 'here'

/** The runs of a console, and the report in the folder in which `serve` was started. `close` ends the run that goes on. */
export function createKeptRuns(options: KeptRunsOptions): KeptRuns & { close(): Promise<void> } {
  const { folder, reportsFolder, killMatrices } = options
  const headOf = createReportHeads()
  const starter = createRunStarter(options)
  const folderOf = (id: string): string | undefined => {
    if (id === foreignId) return reportsFolder
    return isRunId(id) ? join(folder, id) : undefined
  }
  const fileOf = async (id: string, name: string): Promise<Buffer | undefined> => {
    const its = folderOf(id)
    return its === undefined ? undefined : bytesOf(join(its, name))
  }
  const shown = async (id: string): Promise<ShownRun | undefined> => {
    const its = folderOf(id)
    if (its === undefined) return undefined
    const found = await headOf(join(its, fileNames.json))
    const record = id === foreignId ? undefined : await readRecord(its)
    if (record === undefined && found === undefined) return undefined
    const isGoing = starter.goingId() === id
    return {
      id,
      at: record?.startedAt ?? new Date(found?.writtenMs ?? 0).toISOString(),
      isOurs: id !== foreignId,
      state: isGoing ? 'going' : record === undefined ? 'ended' : stateOf(record, found?.head !== undefined),
      filters: record?.filters ?? [],
      connector: record?.connector,
      report: isGoing ? undefined : found?.head,
      problem: isGoing ? undefined : found?.problem,
      hasPage: !isGoing && (await isThere(join(its, fileNames.page))),
    }
  }
  const reportOf = async (id: string) => {
    const its = folderOf(id)
    const report = its === undefined ? undefined : await readReportFile(join(its, fileNames.json))
    return report === undefined || 'problem' in report ? undefined : report
  }
  const details = async (id: string): Promise<RunDetails | undefined> => {
    const run = await shown(id)
    const its = folderOf(id)
    if (run === undefined || its === undefined) return undefined
    const report = run.report && (await reportOf(id))
    if (report !== undefined) return { ...run, requirements: requirementsOfReport(report), output: await outputOf(its) }
    const isGoing = run.state === 'going'
    const lines = isGoing ? starter.lines() : await progressOf(its, lineIn)
    return { ...run, requirements: requirementsOfProgress(lines, isGoing), output: await outputOf(its) }
  }
  return {
    ownConnector: options.ownConnector?.words,
    list: async () => {
      const ids = [...(await runIdsIn(folder)), foreignId]
      const runs = (await Promise.all(ids.map(shown))).filter((run) => run !== undefined)
      return runs.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
    },
    details,
    compare: async (before, after) => {
      const [first, second] = [await reportOf(before), await reportOf(after)]
      return first && second && comparedRuns(first, second)
    },
    page: async (id) => writtenPage(await fileOf(id, fileNames.page)),
    json: (id) => fileOf(id, fileNames.json),
    hasKillMatrix: async () => (await Promise.all(killMatrices.map(isThere))).includes(true),
    killMatrix: async () => {
      for (const path of killMatrices) {
        const page = writtenPage(await bytesOf(path))
        if (page !== undefined) return page
      }
      return undefined
    },
    start: async (asked) => {
      const unknown = asked.filters.find((filter) => !isCalled(filter))
      if (unknown === undefined) return starter.start(asked)
      return {
        refused: `Nothing is called ${unknown}. Name an area (MAP), a requirement (MAP-5) or one of its scenarios.`,
      }
    },
    stop: async (id) => starter.stop(id),
    revision: starter.revision,
    close: starter.close,
  }
}

/** Whether there is an area or a requirement of this name. Whether it has this scenario is found out by the run. */
function isCalled(filter: AskedRun['filters'][number]): boolean {
  const [name = ''] = filter.split('/')
  return requirements.some(({ id }) => matches(id, name))
}

function writtenPage(bytes: Buffer | undefined): WrittenPage | undefined {
  return bytes && { markup: bytes.toString('utf8'), scripts: [pageScript, killMatrixScript] }
}
