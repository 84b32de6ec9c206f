import { startStopwatch } from '../control/clock.ts'
import type { Progress } from '../runner/index.ts'
import type { TerminalStream } from './terminal.ts'

/** Shows the progress of long work. */
export interface ProgressLine {
  show(progress: Progress): void
  /** Removes the line, so that the next output begins on a clean line. Call it last. */
  clear(): void
}

/** The longest time without output in a pipe: the log of a CI job must show that the work continues. */
const silenceMs = 30_000

/**
 * A line that is rewritten on a terminal. Pipes and files must not contain carriage returns, so there a whole line is
 * printed every 30 seconds.
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
  const elapsedMs = startStopwatch()
  let silences = 0
  let last: Progress | undefined
  const timer = setInterval(() => {
    silences += 1
    if (last !== undefined)
      stream.write(`after ${(silences * silenceMs) / 1000} s: ${inWords(last)}${timeLeft(last, elapsedMs())}\n`)
  }, silenceMs)
  // The timer must not keep the process alive if the work ends with an error.
  timer.unref()
  return {
    show: (progress) => {
      last = progress
    },
    clear: () => clearInterval(timer),
  }
}

/** How long the rest takes if it goes on like this; nothing as long as too little is done to say. */
function timeLeft({ done, total }: Progress, elapsedMs: number): string {
  if (done < 10 || total === 0) return ''
  const seconds = Math.round(((elapsedMs / done) * (total - done)) / 1000)
  return `, about ${seconds} s left`
}

function inWords({ what, done, total }: Progress): string {
  return `${total > 0 ? `${String(done).padStart(String(total).length)}/${total} ` : ''}${what}`
}
