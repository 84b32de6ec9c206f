import type { DateOrder } from '../../synth/chat-export/index.ts'
import { type ArchiverFlags, archiverWords } from '../archiver-option.ts'
import { type ConnectorFlags, connectorWords } from '../connector-options.ts'
import { shellWord } from '../shell-word.ts'
import type { Chosen, PlayFlags } from './what-is-played.ts'

/** The options of `run` that decide what is found. */
export interface FindingFlags extends ConnectorFlags, ArchiverFlags, PlayFlags {
  items: number
  strict?: boolean
  baseline?: string
  chatExport?: string
  timeZone?: string
  dateOrder?: DateOrder
  language?: string
  people?: string
  mappingFile?: string
}

interface ReplayFlags extends FindingFlags {
  /** The words that name the declaration, as the user typed them. */
  conformanceWords: string[]
}

/** The commands that play this run again, and one of its scenarios. */
export function replayCommands(
  seed: number,
  { filters, playsDay, playsScenarios }: Chosen,
  flags: ReplayFlags,
): { replayCommand: string; replayScenarioCommand: string } {
  const scenarioWords = [
    'npx mock-telemessage run',
    `--seed ${seed}`,
    ...archiverWords(flags),
    ...(flags.strict ? ['--strict'] : []),
    ...connectorWords(flags),
    ...flags.conformanceWords,
  ]
  const { chatExport, timeZone = '', dateOrder, language, people, mappingFile } = flags
  const dayWords = [
    chatExport === undefined
      ? `--items ${flags.items}`
      : `--chat-export ${shellWord(chatExport)} --time-zone ${shellWord(timeZone)}`,
    ...(dateOrder === undefined ? [] : [`--date-order ${dateOrder}`]),
    ...(language === undefined ? [] : [`--language ${language}`]),
    ...(people === undefined ? [] : [`--people ${shellWord(people)}`]),
    ...(mappingFile === undefined ? [] : [`--mapping-file ${shellWord(mappingFile)}`]),
  ]
  const baselineWords = flags.baseline === undefined ? [] : [`--baseline ${shellWord(flags.baseline)}`]
  const chosenWords = [
    ...(playsScenarios ? [] : ['--day-only']),
    ...(flags.failFast ? ['--fail-fast'] : []),
    ...(flags.repeat === undefined ? [] : [`--repeat ${flags.repeat}`]),
    ...(flags.rerunFailed !== undefined && playsScenarios
      ? [`--rerun-failed ${shellWord(flags.rerunFailed)}`]
      : filters),
  ]
  const runWords = [...scenarioWords, ...baselineWords, ...chosenWords, ...(playsDay ? dayWords : [])]
  return { replayCommand: runWords.join(' '), replayScenarioCommand: scenarioWords.join(' ') }
}
