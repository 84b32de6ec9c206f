/** Prints a text again after it has scrolled out of sight. */
export interface Reminder {
  /** Call it for each printed line. */
  line(): void
  /** Stops waiting: nothing is printed any more. */
  stop(): void
}

/** When to print a text again, and which one. */
export interface ReminderOptions {
  /** After more lines than this, earlier output is out of sight. */
  linesMax: number
  /** How long it must be quiet first, on the real clock. */
  quietMs: number
  remind(): void
}

/**
 * Reminds once after each burst of lines, after a pause: during the burst the text would scroll away again. It does not
 * keep the process alive.
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
      // One timer for a burst: a new timer for each request would cost more than printing the line.
      if (timer === undefined) timer = setTimeout(onQuiet, quietMs).unref()
      else timer.refresh()
    },
    stop,
  }
}
