import type { Terminal } from './terminal.ts'

/** Only for tests: a terminal without a user, and the text that was printed on it. */
export interface SampleTerminal {
  terminal: Terminal
  printed(): string
  /** The exit code that a command set. */
  exitCode(): number | undefined
}

/** A terminal with an empty environment that shows nothing. `changes` are the properties that a test needs. */
export function sampleTerminal(changes: Partial<Terminal> = {}): SampleTerminal {
  let text = ''
  let exitCode: number | undefined
  const terminal: Terminal = {
    output: process.stdout,
    errors: process.stderr,
    environment: {},
    print: (more) => {
      text += more
    },
    interrupted: new AbortController().signal,
    untilInterrupted: () => Promise.resolve(),
    onExit: () => {},
    end: (code) => {
      exitCode = code
    },
    onCrash: () => {},
    ...changes,
  }
  return { terminal, printed: () => text, exitCode: () => exitCode }
}
