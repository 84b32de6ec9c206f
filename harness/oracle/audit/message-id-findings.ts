import type { Finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import type { ObservedCopy } from './observe.ts'

// CNV-8: the Message-ID differs between messages, and is the same in every run.

/** Which messages may break the rule. They are named by their Message-IDs, or by their messages; see `Messages`. */
interface Suspects {
  /** Message-IDs of several messages. */
  shared: ReadonlySet<string>
  /** Messages with several Message-IDs. */
  changed: ReadonlySet<string>
}

/** Looks at one copy after the other, and keeps a Message-ID of each message. */
export function lookForMessageIds(): { see(observed: ObservedCopy): void; suspects(): Suspects } {
  const messageOfId = new Map<string, string>()
  const idOfMessage = new Map<string, string>()
  const shared = new Set<string>()
  const changed = new Set<string>()
  return {
    see: ({ mail: { messageId }, message }) => {
      if (messageId === undefined || message === undefined) return
      if ((messageOfId.get(messageId) ?? message) !== message) shared.add(messageId)
      if ((idOfMessage.get(message) ?? messageId) !== messageId) changed.add(message)
      messageOfId.set(messageId, message)
      idOfMessage.set(message, messageId)
    },
    suspects: () => ({ shared, changed }),
  }
}

/** Whether a finding may be about a copy. */
export function isSuspect({ mail: { messageId }, message }: ObservedCopy, { shared, changed }: Suspects): boolean {
  return shared.has(messageId ?? '') || changed.has(message ?? '')
}

/** The findings about copies in the order of their creation; a suspect one is never left out. */
export function messageIdFindings(observed: readonly ObservedCopy[], suspects: Suspects): Finding[] {
  const known = observed.filter((one) => one.mail.messageId !== undefined && one.message !== undefined)
  const withSharedId = known.filter((one) => suspects.shared.has(one.mail.messageId ?? ''))
  const ofChanged = known.filter((one) => suspects.changed.has(one.message ?? ''))
  const changed = [...groupBy(ofChanged, (one) => one.message)].filter(([, group]) =>
    group.some((one) => one.sync !== group[0]?.sync && one.mail.messageId !== group[0]?.mail.messageId),
  )
  const finding = (message: string, acceptable: string, [, group]: [unknown, ObservedCopy[]]): Finding => ({
    requirement: 'CNV-8',
    fault: 'altered',
    message,
    acceptable: [acceptable],
    seen: messageIdsOf(group),
    archiveMessageId: group[0]?.archiveMessageId,
    mailbox: group[0]?.mailbox,
  })
  return [
    ...[...groupBy(withSharedId, (one) => one.mail.messageId)].map((group) =>
      finding('different messages have the same Message-ID', 'a different Message-ID for each message', group),
    ),
    ...changed.map((group) =>
      finding('a message has another Message-ID in a later run', 'the same Message-ID in every run', group),
    ),
  ]
}

/** The first two copies that show what is wrong: two items with one Message-ID, or one item with two. */
function messageIdsOf(group: readonly ObservedCopy[]): string {
  const [first] = group
  const other = group.find(
    ({ mail, archiveMessageId }) =>
      mail.messageId !== first?.mail.messageId || archiveMessageId !== first?.archiveMessageId,
  )
  return [first, other]
    .flatMap((one) => (one ? [`${one.mail.messageId} in run ${one.sync + 1}, for item ${one.archiveMessageId}`] : []))
    .join('; ')
}
