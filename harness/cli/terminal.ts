/** A terminal, a pipe or a file, as far as commands use it. A pipe and a file have no columns. */
export interface TerminalStream {
  write(text: string): unknown
  isTTY?: boolean | undefined
  columns?: number | undefined
}

/** What a command may do to the outside: print, show progress, clear up when it ends. */
export interface Terminal {
  output: TerminalStream
  errors: TerminalStream
  environment: Record<string, string | undefined>
  print(text: string): void
  /** Aborted by Ctrl-C, or by whoever ends the process politely. */
  interrupted: AbortSignal
  /**
   * Waits for Ctrl-C. For whoever goes on until somebody has had enough: the interruption is then no failure, and the
   * command ends in its own way.
   */
  untilInterrupted(): Promise<void>
  /** Sets the exit code with which a command ends; without a call it ends with 0. */
  end(exitCode: number): void
  /**
   * Runs before the process ends, however it ends short of being killed; `atLast` runs after everything else in the process
   * has stopped.
   */
  onExit(clearUp: () => Promise<void>, atLast?: () => void): void
  /**
   * What a command says if an error of ours ends the process in the middle of its work: the seed, and how to see the error again.
   * It may write files before. It is called with the error, before anything is cleared up; the last function that was given counts.
   */
  onCrash(lastWords: (error: unknown) => Promise<string>): void
}

/** NO_COLOR and non-terminals get none (https://no-color.org), but FORCE_COLOR asks for it in a pipe (https://force-color.org). */
export function colourWanted({ output, environment }: Pick<Terminal, 'output' | 'environment'>): boolean {
  if (environment['NO_COLOR']) return false
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0'
  return Boolean(output.isTTY) && environment['TERM'] !== 'dumb'
}

/** Columns of the terminal; 120 in a pipe, where nobody resizes a window. */
export function columnsOf({ output }: Pick<Terminal, 'output'>): number {
  return output.columns ?? 120
}
