import { areas, type Requirement, requirementOf, type Subject, wordedFor } from '../catalogue/index.ts'
import type { Result, RunReport } from '../runner/play/result.ts'
import { type Standing, standingOf } from './standing.ts'
import { mostSerious } from './verdict-words.ts'

/** One requirement of a run, with all results of its scenarios. */
export interface RequirementRow {
  requirement: Requirement
  /** The most serious standing of its results. */
  verdict: Standing
  results: Result[]
  passedScenarios: number
  /** Scenarios that judged, or tried to; those that a declaration left out do not count. */
  playedScenarios: number
}

/** The requirements of one area that are in the run; areas without any are left out. */
export interface AreaRows {
  title: string
  subject: Subject
  rows: RequirementRow[]
}

/**
 * The run by requirement: areas and requirements in catalogue order, results in the order of the run. Throws a
 * RangeError for a result with an unknown requirement: leaving it out would look like a pass.
 */
export function areaRows(report: Pick<RunReport, 'results' | 'archiver'>): AreaRows[] {
  const resultsOf = new Map<Requirement, Result[]>()
  for (const result of report.results) {
    const requirement = requirementOf(result.requirement)
    resultsOf.set(requirement, [...(resultsOf.get(requirement) ?? []), result])
  }
  return areas
    .map(({ title, requirements }) => ({
      title,
      subject: requirements[0]?.subject ?? 'connector',
      rows: requirements.flatMap((requirement) => {
        const results = resultsOf.get(requirement)
        return results ? [rowOf(wordedFor(requirement, report.archiver), results)] : []
      }),
    }))
    .filter((area) => area.rows.length > 0)
}

function rowOf(requirement: Requirement, results: Result[]): RequirementRow {
  const played = results.filter(
    ({ scenario, verdict }) => scenario !== undefined && verdict !== 'inapplicable' && verdict !== 'not-covered',
  )
  return {
    requirement,
    verdict: mostSerious(results.map(standingOf)),
    results,
    passedScenarios: played.filter((result) => result.verdict === 'pass').length,
    playedScenarios: played.length,
  }
}

/** The source of a requirement: `stated: <document>: <section>`, or `assumed; see …: <what it follows from>`. */
export function sourceText({ source, document, section }: Requirement): string {
  return `${document.startsWith(source) ? document : `${source}: ${document}`}: ${section}`
}
