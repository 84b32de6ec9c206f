import { OutcomeUnknownError } from '../http/caller.ts'
import { findArrivedItem } from '../mailbox/arrived-item.ts'
import { findEarlierCopy } from '../mailbox/earlier-copy.ts'
import type { MessageSource } from '../mailbox/import-body.ts'
import { FolderGoneError, type ImportedItem, type LostImport, type MessageDoor } from '../mailbox/message-door.ts'
import type { MailboxImports } from './mailbox-imports.ts'
import type { Run } from './run.ts'
import type { StagedCopy } from './transfer.ts'

/** The parts of a run that the importer needs. */
export interface ImporterRun
  extends Pick<Run, 'parts' | 'log' | 'copies' | 'pending' | 'caller' | 'graph' | 'stop' | 'signal' | 'searchesFirst'> {
  settings: Pick<Run['settings'], 'now' | 'door'>
}

/** One copy, the message for it, and its mailbox. */
export interface Attempt {
  imports: MailboxImports
  door: MessageDoor
  copy: StagedCopy
  source: MessageSource
}

/** An import was sent and never answered. */
export class LostImportError extends Error {
  readonly lost: LostImport

  constructor(lost: LostImport, cause: OutcomeUnknownError) {
    super(cause.message, { cause })
    this.lost = lost
  }
}

/**
 * Imports a copy into the folder of its mailbox; once more into a new folder if its user deleted the folder during the
 * run. The copy is pending from just before its request is sent. Throws a LostImportError when no answer came.
 */
export async function importIntoFolder(run: ImporterRun, task: Attempt): Promise<ImportedItem> {
  const { imports } = task
  try {
    return await importOnce(run, task, await imports.folder())
  } catch (error) {
    if (!(error instanceof FolderGoneError)) throw error
    imports.forgetFolder()
    return importOnce(run, task, await imports.folder())
  }
}

/**
 * Without a record of earlier imports: the id of the copy that is in the mailbox already. A mailbox whose folder is new has
 * none. A mailbox that lets nobody look gets the copy: better twice than not at all, and the log says so.
 */
export async function findImportedBefore(run: ImporterRun, task: Attempt): Promise<string | undefined> {
  if (!run.searchesFirst || !run.parts.searchesWithoutRecord) return undefined
  const { imports, copy } = task
  const folderId = await imports.folder()
  if (imports.hasNewFolder()) return undefined
  const found = await findEarlierCopy(asLost(run, task, folderId), run)
  if (found !== 'not-searchable') return found?.itemId
  run.log.warn(
    { event: 'earlier-imports-not-searchable', itemId: copy.item.itemId },
    'a copy may be in its mailbox twice',
  )
  return undefined
}

/** What is known about an import before it is sent, so that it can be searched for. */
function asLost(run: ImporterRun, { imports, door, copy, source }: Attempt, folderId: string): LostImport {
  return {
    door: door.name,
    userId: imports.mailbox.userId,
    mailboxId: imports.mailbox.mailboxId,
    folderId,
    internetMessageId: copy.message.internetMessageId,
    fileCount: copy.message.fileCount,
    sizeBytes: source.sizeBytes,
    begunAt: run.settings.now.toISOString(),
  }
}

async function importOnce(
  run: ImporterRun,
  { imports, door, copy, source }: Attempt,
  folderId: string,
): Promise<ImportedItem> {
  const { item, destination, digest } = copy
  const lost = asLost(run, { imports, door, copy, source }, folderId)
  run.pending.begin({ copy: digest, ...lost })
  try {
    return await run.parts.importMessage(
      { item, mailbox: destination.mailbox, folderId, sizeBytes: source.sizeBytes },
      { send: (request) => door.send(request, source, () => findArrivedItem(lost, run)) },
    )
  } catch (error) {
    if (error instanceof OutcomeUnknownError) throw new LostImportError(lost, error)
    throw error
  }
}
