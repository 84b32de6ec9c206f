const grouped = new Intl.NumberFormat('en-US')

/** A number as people read it: `10,485,760`. */
export function numberText(value: number): string {
  return grouped.format(value)
}

/** A number and its noun: `1 item`, `1,204 items`. */
export function counted(value: number, one: string, many: string): string {
  return `${numberText(value)} ${value === 1 ? one : many}`
}
