let latest = { ms: Number.NaN, text: '' }

/** An instant as Graph writes it: UTC, to the second. */
export function graphTime(instant: Date): string {
  const ms = instant.getTime()
  // Most answers contain each time twice: created and modified, sent and received.
  if (latest.ms !== ms) latest = { ms, text: `${instant.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z` }
  return latest.text
}
