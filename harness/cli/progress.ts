import type { Progress } from '../runner/index.ts'
import type { TerminalStream } from './terminal.ts'

/** One line that shows the progress of long work. */
export interface ProgressLine {
  show(progress: Progress): void
  /** Removes the line, so that the next output begins on a clean line. */
  clear(): void
}

/** A line that rewrites itself on a terminal. In a pipe it prints nothing: carriage returns do not belong in a log file. */
export function createProgressLine(stream: TerminalStream): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  const clear = (): void => {
    stream.write('\r\u001b[2K')
  }
  return {
    show: ({ what, done, total }) => {
      clear()
      const count = total > 0 ? `${String(done).padStart(String(total).length)}/${total} ` : ''
      stream.write(`${count}${what}`.slice(0, Math.max(1, (stream.columns ?? 80) - 1)))
    },
    clear,
  }
}
