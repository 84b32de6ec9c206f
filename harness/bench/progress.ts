/** Shows the progress of a long measurement. */
export interface Progress {
  /** Replaces the previous text. */
  show(what: string): void
  clear(): void
}

/** One line that is rewritten on a terminal; nothing in a pipe. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  const clear = (): void => void stream.write('\r\u001b[2K')
  return {
    show: (what) => {
      clear()
      stream.write(what.slice(0, (stream.columns ?? 80) - 1))
    },
    clear,
  }
}
