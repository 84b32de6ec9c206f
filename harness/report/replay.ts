import type { Result, RunReport } from '../runner/play/result.ts'

/**
 * What a reader must know before typing a replay command: the variables whose values it needs and does not contain, because they
 * may be secret. Empty without such variables.
 */
export function passedVariablesSentence({ passedVariables = [] }: Pick<RunReport, 'passedVariables'>): string {
  if (passedVariables.length === 0) return ''
  return `Set these variables first, because their values are not in the command: ${passedVariables.join(', ')}.`
}

/**
 * The command that shows a result again, with the same seed and the same connector. The command names a scenario by its
 * id, since it may have broken a requirement that is not its own. A whole day has no filter, so the command repeats the
 * run.
 */
export function replayCommandOf(
  report: Pick<RunReport, 'replayCommand' | 'replayScenarioCommand'>,
  { requirement, scenario }: Pick<Result, 'requirement' | 'scenario'>,
): string {
  if (scenario === undefined) return `${report.replayScenarioCommand} ${requirement}`
  return scenario.includes('/') ? `${report.replayScenarioCommand} ${scenario}` : report.replayCommand
}
