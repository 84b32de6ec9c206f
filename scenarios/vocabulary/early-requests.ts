import type { JournalEntry } from '../../harness/control/journal.ts'

/** Few examples are enough to find the mistake in the connector. */
const examplesShown = 3

/** Requests that were sent before a Retry-After was over, in words: how many, which, and how much too early. */
export function earlyRequests(entries: readonly JournalEntry[]): string {
  const early = entries.flatMap(({ tooEarlyByMs = 0, resourceTooEarlyByMs = 0, method, path }) => {
    const byMs = Math.max(tooEarlyByMs, resourceTooEarlyByMs)
    return byMs > 0 ? [`${method} ${path.split('?')[0]}, ${Math.round(byMs)} ms too early`] : []
  })
  const more = early.length > examplesShown ? `; and ${early.length - examplesShown} more` : ''
  return `${early.length}: ${early.slice(0, examplesShown).join('; ')}${more}`
}
