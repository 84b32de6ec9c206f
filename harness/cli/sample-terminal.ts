import type { Terminal } from './terminal.ts'

/** For tests alone: a terminal at which nobody sits, and what was printed on it. */
export interface SampleTerminal {
  terminal: Terminal
  printed(): string
  /** The exit code that a command has set. */
  exitCode(): number | undefined
}

/** A terminal with an empty environment on which nothing is seen; `changes` are what a test is about. */
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
