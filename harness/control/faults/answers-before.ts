import type { WireResponse } from '../wire.ts'
import { callKey, type FaultCall } from './fault-call.ts'

/** The last answer that each caller got from each operation; `repeat-page` sends it again. */
export interface AnswersBefore {
  remember(call: FaultCall, response: WireResponse): void
  of(call: FaultCall): WireResponse | undefined
  forget(): void
}

/**
 * Remembers the answers of the latest `callersMax` pairs of caller and operation. It keeps them by caller, so that no
 * client gets the page of another. The number is limited, because thousands of phones may each call once.
 */
export function createAnswersBefore(callersMax = 1_000): AnswersBefore {
  const answers = new Map<string, WireResponse>()
  return {
    remember: (call, response) => {
      const key = callKey(call)
      answers.delete(key)
      answers.set(key, response)
      for (const oldest of answers.keys()) {
        if (answers.size <= callersMax) break
        answers.delete(oldest)
      }
    },
    of: (call) => answers.get(callKey(call)),
    forget: () => answers.clear(),
  }
}
