import type { ConsoleServices } from '../services.ts'

/** What searches found, for as long as the console runs: a search is an act of the administrator and is not repeated by looking at a page. */
const findings = new WeakMap<ConsoleServices, Map<string, readonly string[]>>()

/** The mailboxes in which a search found a message; undefined if nobody has searched for it. */
export function foundBefore(services: ConsoleServices, archiveMessageId: string): readonly string[] | undefined {
  return findings.get(services)?.get(archiveMessageId)
}

/** Remembers in which mailboxes a search found a message. */
export function rememberFound(services: ConsoleServices, archiveMessageId: string, mailboxes: readonly string[]): void {
  const found = findings.get(services) ?? new Map()
  findings.set(services, found)
  found.set(archiveMessageId, mailboxes)
}
