import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { RunState } from '../../../console/kept-runs.ts'
import type { ProgressLine } from '../../progress-lines.ts'
import { writeReport } from '../../reports/write-report.ts'

/** The files of a run in its folder. */
export const fileNames = {
  json: 'report.json',
  page: 'report.html',
  progress: 'progress.jsonl',
  output: 'output.txt',
  /** What was asked, and how it ended. */
  record: 'run.json',
} as const

const recordSchema = z.object({
  schemaVersion: z.literal(1),
  startedAt: z.iso.datetime(),
  filters: z.array(z.string()),
  /** The options that named the connector; absent: the reference connector. */
  connector: z.string().optional(),
  /** Null until it has ended; a run of a `serve` that was killed keeps it. */
  end: z.object({ state: z.enum(['ended', 'stopped', 'interrupted', 'refused']) }).nullable(),
})
/** What the console keeps of a run that it has started. */
export type RunRecord = z.infer<typeof recordSchema>

/** Writes the record of a run, whole or not at all. */
export async function writeRecord(folder: string, record: RunRecord): Promise<void> {
  await writeReport(join(folder, fileNames.record), `${JSON.stringify(record, null, 2)}\n`)
}

/** Undefined if the file is missing, or has something else in it. */
export async function readRecord(folder: string): Promise<RunRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, fileNames.record), 'utf8')))
  } catch {
    return undefined
  }
}

/** How a run ended that nobody follows any more. A report that came after the end of `serve` counts. */
export function stateOf({ end }: RunRecord, hasReport: boolean): Exclude<RunState, 'going'> {
  return hasReport ? 'ended' : (end?.state ?? 'interrupted')
}

/** The ids of runs are the names of their folders: the instant of the start, such as `2026-03-02T09-00-00-000Z`. */
const idPattern = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/

/** The id of a run that starts now. */
export function idAt(startedAt: Date): string {
  return startedAt.toISOString().replaceAll(/[:.]/g, '-')
}

/** Whether an id is the name of a folder of a run; other texts, such as `../..`, are not. */
export function isRunId(id: string): boolean {
  return idPattern.test(id)
}

/** The newest runs are listed. */
const listedMax = 100

/** The ids of the runs in a folder, the newest first. */
export async function runIdsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter(isRunId).toSorted().toReversed().slice(0, listedMax)
}

/** The largest file that is read whole, in bytes: the reports of a run with many red results have about 10 MB. */
const readBytesMax = 64 * 1024 * 1024

/** The bytes of a file; undefined if it is missing, or too large to be shown. */
export async function bytesOf(path: string): Promise<Buffer | undefined> {
  try {
    const there = await stat(path)
    return there.isFile() && there.size <= readBytesMax ? await readFile(path) : undefined
  } catch {
    return undefined
  }
}

/** Whether there is a file. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => there.isFile(),
    () => false,
  )
}

/** The last piece of what a process printed, which says how it ended. */
const outputCharsMax = 4_000

/** What the process of a run printed for people. */
export async function outputOf(folder: string): Promise<string> {
  return ((await bytesOf(join(folder, fileNames.output)))?.toString('utf8') ?? '').slice(-outputCharsMax)
}

/** The lines of the progress of a run. `decode` returns undefined for what is no line. */
export async function progressOf(
  folder: string,
  decode: (text: string) => ProgressLine | undefined,
): Promise<ProgressLine[]> {
  const text = (await bytesOf(join(folder, fileNames.progress)))?.toString('utf8') ?? ''
  return text.split('\n').flatMap((line) => decode(line) ?? [])
}
