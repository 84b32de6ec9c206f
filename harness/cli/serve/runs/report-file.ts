import { stat } from 'node:fs/promises'
import type { ReportHead } from '../../../console/kept-runs.ts'
import { type JsonReport, jsonReportSchema } from '../../../report/index.ts'
import { placeOf } from '../../json-file.ts'
import { bytesOf } from './run-folder.ts'

/** What is known of the JSON report in a file. */
export interface ReportInFile {
  /** When it was written, in milliseconds. */
  writtenMs: number
  head?: ReportHead | undefined
  /** Why it cannot be read. */
  problem?: string | undefined
}

/** Reads a JSON report whole. For a file that is not a report, it returns what is wrong, in half a sentence; undefined if there is no file. */
export async function readReportFile(path: string): Promise<JsonReport | { problem: string } | undefined> {
  const there = await stat(path).catch(() => undefined)
  if (there === undefined) return undefined
  const bytes = await bytesOf(path)
  if (bytes === undefined) return { problem: 'it is too large, or no file' }
  try {
    const parsed = jsonReportSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    return { problem: `it is no report of this version: ${placeOf(issue?.path ?? [])}: ${issue?.message ?? ''}` }
  } catch {
    return { problem: 'it is not JSON' }
  }
}

/** Reads the heads of reports. A file that has not changed is read once. */
export function createReportHeads(): (path: string) => Promise<ReportInFile | undefined> {
  const known = new Map<string, { version: string; found: ReportInFile }>()
  return async (path) => {
    const there = await stat(path).catch(() => undefined)
    if (there === undefined) return undefined
    const version = `${there.mtimeMs} ${there.size} ${there.ino}`
    const before = known.get(path)
    if (before?.version === version) return before.found
    const report = (await readReportFile(path)) ?? { problem: 'it is gone' }
    const found: ReportInFile = {
      writtenMs: there.mtimeMs,
      ...('problem' in report ? report : { head: headOf(report) }),
    }
    known.set(path, { version, found })
    return found
  }
}

function headOf(report: JsonReport): ReportHead {
  const { connector, archiver, seed, strict, outcome, replayCommand, durationSeconds, knownFailures } = report
  const counts = [...Object.entries(report.totals), ['known', knownFailures]] as ReportHead['totals']
  return {
    ...{ connector, archiver, seed, strict, outcome, replayCommand, durationSeconds },
    totals: counts.filter(([, count]) => count > 0),
    hasLedger: report.ledger !== null,
  }
}
