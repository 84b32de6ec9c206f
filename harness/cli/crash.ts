import { inspect } from 'node:util'
import type { Terminal } from './terminal.ts'

/** How a process ends when an error of ours reaches nobody. */
export interface Crash {
  /** As in `Terminal`: the last function that was given is called. */
  onCrash: Terminal['onCrash']
  /** Ends the process with exit code 2, which says that nothing was judged. Only the first call has an effect. */
  end(error: unknown): Promise<void>
}

/** What ends with the process. */
interface CrashOptions {
  /** Prints the one message, for people. */
  print(text: string): void
  /** Stops the work that is under way. */
  stop(error: unknown): void
  clearUp(): Promise<void>
  exit(exitCode: number): void
  limitMs?: number
}

/** Longer than a large report and the removal of many files take. The process must not hang in its end. */
const lastWordsMs = 30_000

/** Ends a process in good order: with the error, what its command has to say of it, and no temporary file. */
export function createCrash({ print, stop, clearUp, exit, limitMs = lastWordsMs }: CrashOptions): Crash {
  let lastWords: Parameters<Terminal['onCrash']>[0] = () => Promise.resolve('')
  let isEnding = false
  return {
    onCrash: (says) => {
      lastWords = says
    },
    end: async (error) => {
      // A process that comes apart has further errors, which only follow from the first.
      if (isEnding) return
      isEnding = true
      let said = `\nThis is an error in mock-telemessage, and not in the connector that it judges:\n${traceOf(error)}\n`
      const finish = (): void => {
        print(said)
        exit(2)
      }
      const tooLate = setTimeout(finish, limitMs)
      // Asked first: a moment later nobody knows what was under way.
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
    return `What was under way cannot be told, because of another error:\n${traceOf(another)}\n`
  }
}

function traceOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message
  return typeof error === 'string' ? error : inspect(error)
}
