/** The parts of a terminal, a pipe or a file that commands use. Pipes and files have no columns. */
export interface TerminalStream {
  write(text: string): unknown
  isTTY?: boolean | undefined
  columns?: number | undefined
}

/** What a command may do outside: print, show progress, clean up when it ends. */
export interface Terminal {
  /** What a person types; absent, or not a terminal: nobody can be asked. */
  input?: (NodeJS.ReadableStream & { isTTY?: boolean | undefined }) | undefined
  output: TerminalStream
  errors: TerminalStream
  environment: Record<string, string | undefined>
  print(text: string): void
  /** Aborted by Ctrl-C, or by a signal that asks the process to end. */
  interrupted: AbortSignal
  /**
   * Waits for Ctrl-C. For commands that run until the user stops them: the interruption is not a failure then, and the
   * command ends normally.
   */
  untilInterrupted(): Promise<void>
  /** Sets the exit code of a command. Without a call it is 0. */
  end(exitCode: number): void
  /**
   * Runs before the process ends, in every case except a kill. `atLast` runs after everything else in the process has
   * stopped.
   */
  onExit(clearUp: () => Promise<void>, atLast?: () => void): void
  /**
   * The text that a command adds when an error of ours ends the process during its work: the seed, and how to reproduce
   * the error. The function may write files first. It is called with the error, before anything is cleaned up. Only the
   * function that was passed last is called.
   */
  onCrash(lastWords: (error: unknown) => Promise<string>): void
}

/**
 * No colour with NO_COLOR, or if it is not a terminal (https://no-color.org). FORCE_COLOR asks for colour in a pipe
 * (https://force-color.org).
 */
export function colourWanted({ output, environment }: Pick<Terminal, 'output' | 'environment'>): boolean {
  if (environment['NO_COLOR']) return false
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0'
  return Boolean(output.isTTY) && environment['TERM'] !== 'dumb'
}

/** The columns of the terminal. 120 in a pipe, because nobody can resize it. */
export function columnsOf({ output }: Pick<Terminal, 'output'>): number {
  return output.columns ?? 120
}
