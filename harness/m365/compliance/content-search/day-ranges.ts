/** The time between two instants, both included, in milliseconds since 1970. */
export interface TimeRange {
  from: number
  to: number
}

const dayMs = 24 * 60 * 60 * 1000
const written = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/**
 * The time that a written day or instant means, in UTC unless it has another zone: a day, or as much as its last written part, a minute or a
 * second. Days are `2026-11-22` or, as in Microsoft's examples, `11/22/2026`. Undefined for anything else, and for days that no calendar has.
 */
export function timeRangeOf(text: string): TimeRange | undefined {
  const [, month = '', day = '', year] = american.exec(text) ?? []
  const iso = year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parts = written.exec(iso)
  if (parts === null) return undefined
  const [, , , dayOfMonth = '', hour, minute, second, fraction, zone] = parts
  const midnight = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`)
  // 30 February would become a day in March.
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(dayOfMonth)) return undefined
  if (hour === undefined) return { from: midnight, to: midnight + dayMs - 1 }
  const from = Date.parse(`${iso.slice(0, 10)}T${hour}:${minute}:${second ?? '00'}${fraction ?? ''}${zone ?? 'Z'}`)
  if (Number.isNaN(from)) return undefined
  const lengthMs = second === undefined ? 60_000 : fraction === undefined ? 1_000 : 1
  return { from, to: from + lengthMs - 1 }
}
