import { passedVariablesSentence } from '../report/index.ts'

/** What the lines at the end of a message say. */
interface Replay {
  seed?: number
  replayCommand: string
  passedVariables?: readonly string[] | undefined
}

/** The lines at the end of a message that say how to reproduce it. */
export function replayWords(replay: Replay): string {
  const { seed, replayCommand } = replay
  const variables = passedVariablesSentence(replay)
  const lines = [...(seed === undefined ? [] : [`Seed: ${seed}`]), `Replay with: ${replayCommand}`, variables]
  return lines.map((line) => (line === '' ? '' : `${line}\n`)).join('')
}
