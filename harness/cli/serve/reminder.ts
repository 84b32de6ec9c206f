/** Prints something once more after it has been scrolled away. */
export interface Reminder {
  /** A line was printed. */
  line(): void
  /** Ends waiting; nothing is printed any more. */
  stop(): void
}

/** When to remind, and of what. */
export interface ReminderOptions {
  /** After more lines than this, what was printed before them is out of sight. */
  linesMax: number
  /** How long nothing must be printed, on the real clock. */
  quietMs: number
  remind(): void
}

/**
 * Reminds once after each burst of lines, when no line has come for a while: in the middle of a burst it would be
 * scrolled away again. It does not keep the process alive.
 */
export function createReminder({ linesMax, quietMs, remind }: ReminderOptions): Reminder {
  let lineCount = 0
  let timer: NodeJS.Timeout | undefined
  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const onQuiet = (): void => {
    timer = undefined
    lineCount = 0
    remind()
  }
  return {
    line: () => {
      lineCount += 1
      if (lineCount <= linesMax) return
      // One timer for a burst: a new one for each request would cost more than the line.
      if (timer === undefined) timer = setTimeout(onQuiet, quietMs).unref()
      else timer.refresh()
    },
    stop,
  }
}
