import { inspect } from 'node:util'
import type { Terminal } from './terminal.ts'

/** Ends the process after an error of ours that no code caught. */
export interface Crash {
  /** As in `Terminal`: only the function that was passed last is called. */
  onCrash: Terminal['onCrash']
  /** Ends the process with exit code 2, which says that nothing was judged. Only the first call has an effect. */
  end(error: unknown): Promise<void>
}

/** What is needed to end the process. */
interface CrashOptions {
  /** Prints the single message for the user. */
  print(text: string): void
  /** Stops the work in progress. */
  stop(error: unknown): void
  clearUp(): Promise<void>
  exit(exitCode: number): void
  limitMs?: number
}

/** Longer than a large report and the removal of many files take. The process must not hang while it ends. */
const lastWordsMs = 30_000

/**
 * Ends a process in good order: prints the error and what the command has to say about it, and removes temporary files.
 */
export function createCrash({ print, stop, clearUp, exit, limitMs = lastWordsMs }: CrashOptions): Crash {
  let lastWords: Parameters<Terminal['onCrash']>[0] = () => Promise.resolve('')
  let isEnding = false
  return {
    onCrash: (says) => {
      lastWords = says
    },
    end: async (error) => {
      // Later errors only follow from the first, because the process is being taken apart.
      if (isEnding) return
      isEnding = true
      let said = `\nThis is an error in mock-telemessage, and not in the connector that it judges:\n${traceOf(error)}\n`
      const finish = (): void => {
        print(said)
        exit(2)
      }
      const tooLate = setTimeout(finish, limitMs)
      // Asked before anything is stopped, because afterwards the command no longer knows what was in progress.
      const words = lastWordsOf(lastWords, error)
      stop(error)
      const more = await words
      if (more !== '') said += `\n${more}`
      await clearUp()
      clearTimeout(tooLate)
      finish()
    },
  }
}

async function lastWordsOf(says: Parameters<Terminal['onCrash']>[0], error: unknown): Promise<string> {
  try {
    return await says(error)
  } catch (another) {
    return `The command cannot say what was in progress, because of another error:\n${traceOf(another)}\n`
  }
}

function traceOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message
  return typeof error === 'string' ? error : inspect(error)
}
