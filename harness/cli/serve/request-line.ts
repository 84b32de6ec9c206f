import type { JournalEntry } from '../../control/journal.ts'

/** A request as a line in the log of `serve`. The journal has already redacted the secrets. */
export function requestLine(entry: Omit<JournalEntry, 'realMs'>): string {
  const { at, server, method, path, status, operation, actor, fault } = entry
  const notes = [operation, actor && `by ${actor}`, fault && `fault: ${fault}`].filter((note) => note !== undefined)
  return `${at.slice(11, 19)} ${server.padEnd(11)} ${status} ${method.padEnd(6)} ${path}  (${notes.join(', ')})`
}
