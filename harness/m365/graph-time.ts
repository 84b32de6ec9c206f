/** An instant as Graph writes it: UTC, to the second. */
export function graphTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`
}
