const grouped = new Intl.NumberFormat('en-US')

/** A number as people read it: `10,485,760`. */
export function numberText(value: number): string {
  return grouped.format(value)
}

/** A duration in seconds as people read it: `0.42 s`. */
export function secondsText(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(2)} s`
}

/** A number and its noun: `1 item`, `1,204 items`. */
export function counted(value: number, one: string, many: string): string {
  return `${numberText(value)} ${value === 1 ? one : many}`
}
