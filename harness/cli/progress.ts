import type { Progress } from '../runner/index.ts'

/** One line that says where a long piece of work stands. */
export interface ProgressLine {
  show(progress: Progress): void
  /** Takes the line away, so that what is printed next begins on a clean one. */
  clear(): void
}

/** A line that rewrites itself on a terminal, and nothing at all in a pipe: a log file is no place for carriage returns. */
export function createProgressLine(stream: NodeJS.WriteStream): ProgressLine {
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
