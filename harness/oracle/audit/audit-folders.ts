import type { FolderSnapshot, MailboxSnapshot, MessageSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import type { Finding } from '../finding.ts'
import type { Witness } from '../witness.ts'
import { eachMessageIn, type ObservedCopy } from './observe.ts'

/** What decides which folder is the right one. */
export type FolderRules = Pick<Witness, 'archiver' | 'readings'>

/** Where the folder must be, as names from below the root of the mailbox. */
export function folderPathOf({ archiver: { folderName }, readings }: FolderRules): string[] {
  return readings['folder.parent'] === 'inbox' ? ['Inbox', folderName] : [folderName]
}

/**
 * Whether this is the right folder. A folder whose name differs only in letter case existed before and is reused,
 * because Exchange treats both names as one. A folder that the connector made has the exact name (FLD-1).
 */
function isTheFolder(path: string[], isNew: boolean, rules: FolderRules): boolean {
  const wanted = folderPathOf(rules)
  const same = (a: string, b: string): boolean => (isNew ? a === b : a.toLowerCase() === b.toLowerCase())
  return path.length === wanted.length && path.every((name, index) => same(name, wanted[index] ?? ''))
}

/** A copy in the wrong folder (FLD-2), or in a folder whose name is almost right (FLD-1). */
export function compareFolder(
  observed: Pick<ObservedCopy, 'folderPath' | 'folderIsNew'>,
  rules: FolderRules,
): { requirement: string; seen: string } | undefined {
  const { folderPath, folderIsNew } = observed
  if (isTheFolder(folderPath, folderIsNew, rules)) return undefined
  const { folderName } = rules.archiver
  const plain = (name: string): string => (isNamed(name.trim(), folderName) ? folderName : name)
  const nearly = isTheFolder(folderPath.map(plain), false, rules)
  return { requirement: nearly ? 'FLD-1' : 'FLD-2', seen: folderPath.join(' / ') || 'the root of the mailbox' }
}

function isNamed(name: string, folderName: string): boolean {
  return name.toLowerCase() === folderName.toLowerCase()
}

/** One mailbox before and after one sync. */
export interface MailboxDuringSync {
  before: MailboxSnapshot | undefined
  after: MailboxSnapshot
  /** Whether the mailbox must get any copy. */
  receives: boolean
  /** Ids of messages that earlier syncs put there. */
  archived: ReadonlySet<string>
  /** Ids of incomplete messages that the connector was right to remove. */
  taken: ReadonlySet<string>
}

/** What happened to a mailbox besides the copies in it (FLD-3, FLD-4, FLD-6). */
export function auditFolders(mailbox: MailboxDuringSync, rules: FolderRules): Finding[] {
  const { before, after, receives } = mailbox
  const known = new Map(before?.folders.map((folder) => [folder.folderId, folder]))
  const fresh = after.folders.filter((folder) => !known.has(folder.folderId))
  const finding = (requirement: string, message: string, acceptable: string, seen: string): Finding => ({
    requirement,
    message,
    acceptable: [acceptable],
    seen,
    mailbox: after.address,
  })
  const strays = fresh.flatMap((folder) => {
    const name = folder.path.join(' / ')
    if (isTheFolder(folder.path, true, rules)) {
      return receives
        ? []
        : [finding('FLD-4', 'a folder was created in a mailbox into which no item was due', 'no new folder', name)]
    }
    const again = folder.displayName.toLowerCase().includes(rules.archiver.folderName.toLowerCase())
    return again
      ? [finding('FLD-3', 'a second folder was created', 'one folder that every sync reuses', name)]
      : [finding('FLD-6', 'a folder was created that the connector does not need', 'no other new folder', name)]
  })
  return [...strays, ...lostFolders(known, after, finding), ...changedMessages(mailbox, finding)]
}

type MakeFinding = (requirement: string, message: string, acceptable: string, seen: string) => Finding

function lostFolders(known: Map<string, FolderSnapshot>, after: MailboxSnapshot, finding: MakeFinding): Finding[] {
  const now = new Map(after.folders.map((folder) => [folder.folderId, folder]))
  return [...known.values()]
    .filter((folder) => now.get(folder.folderId)?.path.join('/') !== folder.path.join('/'))
    .map((folder) =>
      finding(
        'FLD-6',
        'a folder of the user was renamed, moved or removed',
        folder.path.join(' / '),
        now.get(folder.folderId)?.path.join(' / ') ?? 'gone',
      ),
    )
}

function whatChanged(was: MessageSnapshot, is: MessageSnapshot, { folders }: MailboxSnapshot): string {
  if (was.folderId === is.folderId) return 'changed in its folder'
  const folder = folders.find(({ folderId }) => folderId === is.folderId)
  return `moved to ${folder?.path.join(' / ') ?? 'another folder'}`
}

function changedMessages({ before, after, archived, taken }: MailboxDuringSync, finding: MakeFinding): Finding[] {
  if (before === undefined) return []
  const known = new Set<string>()
  for (const { messageId } of eachMessageIn(before)) known.add(messageId)
  // Only those that were there before: what came in may be all messages of a year.
  const now = new Map<string, MessageSnapshot>()
  if (known.size > 0) for (const one of eachMessageIn(after)) if (known.has(one.messageId)) now.set(one.messageId, one)
  return before.messages.flatMap((message) => {
    const same = now.get(message.messageId)
    if (same?.folderId === message.folderId && same.contentSha256 === message.contentSha256) return []
    if (taken.has(message.messageId)) return []
    const seen = same === undefined ? 'gone' : whatChanged(message, same, after)
    // Messages that an earlier sync archived belong to the connector; all others belong to the user.
    return archived.has(message.messageId)
      ? [finding('CAP-5', 'an archived message was moved, changed or removed', 'the message unchanged', seen)]
      : [finding('FLD-6', 'a message of the user was moved, changed or removed', 'the message unchanged', seen)]
  })
}
