/** Says where a long measurement stands. */
export interface Progress {
  /** Takes the place of what it said before. */
  show(what: string): void
  clear(): void
}

/** One line that rewrites itself on a terminal, and nothing at all in a pipe. */
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
