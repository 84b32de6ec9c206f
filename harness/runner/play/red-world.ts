import type { JournalEntry } from '../../control/journal.ts'
import type { MailboxSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import type { ArchiverProfile, Capture, Finding } from '../../oracle/index.ts'
import type { World } from '../world/world.ts'
import type { Result, Verdict } from './result.ts'

/** The evidence from a world in which something is wrong, taken while the world exists. */
export interface RedWorld {
  /** The archiver that was played. */
  archiver: ArchiverProfile
  /** Id of the scenario, or of the day. */
  id: string
  title: string
  /** The results that are not a pass. */
  results: Result[]
  /** The captures of the findings, and those that refer to them or that they refer to; all if no finding names one. */
  captures: Capture[]
  /** The present mailboxes of the findings; if no finding names one, all mailboxes with messages. */
  mailboxes: MailboxSnapshot[]
  requests: JournalEntry[]
  /** The folder with mapping files, import logs and the connector's state. */
  folder: string
}

/** Whether a verdict needs an explanation. */
export function isRed(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'flaky' || verdict === 'warn' || verdict === 'unknown'
}

/**
 * More requests are too many to read. Of a longer list, only requests that failed or that name an item or a mailbox of
 * a finding are kept.
 */
const requestsMax = 120

/** Collects the evidence from a world in which not all results are a pass. */
export function redWorld(scene: { id: string; title: string }, results: readonly Result[], world: World): RedWorld {
  const reds = results.filter(({ verdict }) => verdict !== 'pass')
  const findings = reds.flatMap((result) => result.findings)
  return {
    archiver: world.archiver,
    id: scene.id,
    title: scene.title,
    results: reds,
    captures: capturesOf(findings, world.witness().captures),
    mailboxes: mailboxesOf(findings, world.tenant.snapshot()),
    requests: requestsAbout(findings, world),
    folder: world.folders.world,
  }
}

/**
 * The requests of a world. If there are many, only those that name an item or a mailbox of a finding, and those that
 * failed.
 */
export function requestsAbout(findings: readonly Finding[], world: Pick<World, 'journal' | 'tenant'>): JournalEntry[] {
  const entries = world.journal.entries()
  if (entries.length <= requestsMax) return entries
  const named = new Set(findings.flatMap(({ mailbox }) => mailbox ?? []))
  const mailboxes = world.tenant.snapshot().filter(({ address }) => named.has(address))
  const keys = [
    ...findings.flatMap(({ itemId }) => itemId ?? []),
    ...mailboxes.flatMap(({ mailboxId, address }) => [encodeURIComponent(mailboxId), address]),
  ]
  const isAbout = ({ path, status }: JournalEntry): boolean => status >= 400 || keys.some((key) => path.includes(key))
  return entries.filter(isAbout).slice(0, requestsMax)
}

function capturesOf(findings: readonly Finding[], captures: readonly Capture[]): Capture[] {
  const named = new Set(findings.flatMap(({ archiveMessageId }) => archiveMessageId ?? []))
  if (named.size === 0) return [...captures]
  for (const { item } of captures) {
    const { archiveMessageId, refersTo } = item
    if (refersTo !== undefined && (named.has(refersTo) || named.has(archiveMessageId))) {
      named.add(refersTo).add(archiveMessageId)
    }
  }
  return captures.filter(({ item }) => named.has(item.archiveMessageId))
}

function mailboxesOf(findings: readonly Finding[], mailboxes: readonly MailboxSnapshot[]): MailboxSnapshot[] {
  const named = new Set(findings.flatMap(({ mailbox }) => mailbox ?? []))
  return mailboxes.filter(({ address, messages }) => (named.size === 0 ? messages.length > 0 : named.has(address)))
}
