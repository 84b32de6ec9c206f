import type { SummaryRecord } from '../../contract/index.ts'
import type { Finding } from '../finding.ts'
import type { SyncWindow } from '../predict/windows.ts'

/** LOG-4: the window in the log is one that the sync may have read. An auditor takes it for the time that the archive covers. */
export function auditWindow({ windowFrom, windowTo }: SummaryRecord, allowed: readonly SyncWindow[]): Finding[] {
  const inWords = (from: Date, to: Date): string => `from ${from.toISOString()} to ${to.toISOString()}`
  const acceptable = allowed.map(({ from, to }) => inWords(from, to))
  const seen = inWords(new Date(windowFrom), new Date(windowTo))
  if (acceptable.includes(seen)) return []
  const message = 'the log names another window than that of the run'
  // A run that read another window is wrong about that first.
  return [{ requirement: 'LOG-4', message, acceptable, seen, mayFollow: true }]
}
