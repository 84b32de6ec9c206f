import type { Progress } from '../runner/index.ts'
import type { TerminalStream } from './terminal.ts'

/** Shows the progress of long work. */
export interface ProgressLine {
  show(progress: Progress): void
  /** Removes the line, so that the next output begins on a clean line. Nothing is shown after it. */
  clear(): void
}

/** In a pipe, how long nothing is printed at most: the log of a CI job must show that the work goes on. */
const silenceMs = 30_000

/**
 * A line that rewrites itself on a terminal. In a pipe or a file, where carriage returns do not belong, it prints a whole
 * line every 30 seconds.
 */
export function createProgressLine(stream: TerminalStream): ProgressLine {
  return stream.isTTY ? rewrittenLine(stream) : lineNowAndThen(stream)
}

function rewrittenLine(stream: TerminalStream): ProgressLine {
  const clear = (): void => {
    stream.write('\r\u001b[2K')
  }
  return {
    show: (progress) => {
      clear()
      stream.write(inWords(progress).slice(0, Math.max(1, (stream.columns ?? 80) - 1)))
    },
    clear,
  }
}

function lineNowAndThen(stream: TerminalStream): ProgressLine {
  let silences = 0
  let last: Progress | undefined
  const timer = setInterval(() => {
    silences += 1
    if (last !== undefined) stream.write(`after ${(silences * silenceMs) / 1000} s: ${inWords(last)}\n`)
  }, silenceMs)
  // It must not keep the process alive if the work ends with an error.
  timer.unref()
  return {
    show: (progress) => {
      last = progress
    },
    clear: () => clearInterval(timer),
  }
}

function inWords({ what, done, total }: Progress): string {
  return `${total > 0 ? `${String(done).padStart(String(total).length)}/${total} ` : ''}${what}`
}
