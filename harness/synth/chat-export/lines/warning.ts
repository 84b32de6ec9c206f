import type { DateOrder } from './date-order.ts'

/** Something that was guessed or looks wrong. It quotes nothing that people wrote, and no name. */
export interface Warning {
  /** Counted from 1; absent for the whole export. */
  line?: number | undefined
  text: string
}

/** So many lines are named for one reason; a chat in an unknown language would fill the screen. */
const namedMax = 20

/** A warning for each of these lines, for one reason; after many, one for all others. */
export function inLines(lines: readonly number[], text: string): Warning[] {
  const rest = lines.length - namedMax
  return [
    ...lines.slice(0, namedMax).map((line) => ({ line, text })),
    ...(rest > 0
      ? [{ text: `${rest} more ${rest === 1 ? 'line' : 'lines'}, from line ${lines[namedMax]} on: ${text}` }]
      : []),
  ]
}

/** `chat.txt, line 5: …`, or `chat.txt: …`. */
export function warningText(file: string, { line, text }: Warning): string {
  return line === undefined ? `${file}: ${text}` : `${file}, line ${line}: ${text}`
}

/** What to say when no date of an export shows its order. */
export function dateOrderGuess(file: string, order: DateOrder): string {
  return `${file}: no date shows whether the day or the month comes first; dates are read as ${order}. If this is wrong, use --date-order.`
}
