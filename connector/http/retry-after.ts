import type { IncomingHttpHeaders } from 'node:http'

/** Timers may fire a little early, and servers count from when they answered (RES-1). */
const marginMs = 30

/**
 * How long an answer asks to wait, in milliseconds: `Retry-After` in seconds (Graph gives fractions, too) or as a date,
 * which is measured from the answer's own `Date`. Undefined if it cannot be read.
 */
export function retryAfterMs(headers: IncomingHttpHeaders): number | undefined {
  const value = headers['retry-after']?.trim()
  if (value === undefined || value === '') return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000) + marginMs
  // Only text that begins like a date: the engine would also read `-1` as a date in 2001.
  if (!/^[A-Z][a-z]{2}/.test(value)) return undefined
  const waitMs = Date.parse(value) - Date.parse(headers.date ?? '')
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs) + marginMs
}
