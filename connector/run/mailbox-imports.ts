import pLimit, { type LimitFunction } from 'p-limit'
import type { DoorName } from '../environment.ts'
import type { RetriableError } from '../errors.ts'
import { createMailboxFolders } from '../mailbox/folder.ts'
import { createGraphMessages } from '../mailbox/graph-messages.ts'
import { createImportSession } from '../mailbox/import-session.ts'
import type { MessageDoor } from '../mailbox/message-door.ts'
import type { Mailbox } from '../mapping/resolve.ts'
import type { ConnectorParts } from './parts.ts'
import type { Run } from './run.ts'

interface ImportsRun extends Pick<Run, 'parts' | 'caller' | 'graph' | 'signal'> {
  settings: Pick<Run['settings'], 'door'>
}

/** The imports of a run into one mailbox, and what it knows of that mailbox. */
export interface MailboxImports {
  mailbox: Mailbox
  /** The door for a message with this much text. */
  doorFor(textBytes: number): MessageDoor
  /** The folder for archived items. It is looked up once, and only when something really goes into it (FLD-4). */
  folder(): Promise<string>
  /** Whether this run made the folder; ask after `folder()`. */
  hasNewFolder(): boolean
  /** Call this when the folder was deleted during the run. */
  forgetFolder(): void
  /** Limits how many imports run at once. */
  limit: LimitFunction
  /** Runs tasks of one message size one after the other, because a lost import is found by its size. */
  oneOfSize<T>(sizeBytes: number, task: () => Promise<T>): Promise<T>
  /** Sizes of messages whose import was never answered. */
  lostSizes: Set<number>
  /** The mailbox cannot be reached; the rest of its copies waits for the next run. */
  outage: RetriableError | undefined
}

/** The imports of each mailbox, made when they are first asked for. */
export function createMailboxImports(run: ImportsRun): (mailbox: Mailbox) => MailboxImports {
  const importsByMailbox = new Map<string, MailboxImports>()
  return (mailbox) => {
    const imports = importsByMailbox.get(mailbox.mailboxId) ?? createImports(run, mailbox)
    importsByMailbox.set(mailbox.mailboxId, imports)
    return imports
  }
}

function createImports(run: ImportsRun, mailbox: Mailbox): MailboxImports {
  const { graph, caller, signal } = run
  const { door } = run.settings
  const { policy, placeFolder }: ConnectorParts = run.parts
  const options = { graph, caller, policy, signal, mailbox }
  const session = createImportSession(options)
  const messages = createGraphMessages(options)
  const turns = new Map<number, Promise<unknown>>()
  let folder: Promise<string> | undefined
  let isNew = false
  const folders = createMailboxFolders(graph, folderPath(mailbox, door), mailbox.mailboxId)
  const watched: typeof folders = {
    ...folders,
    create: async (...named) => {
      const made = await folders.create(...named)
      isNew ||= made !== 'exists'
      return made
    },
  }
  return {
    mailbox,
    doorFor: (textBytes) => (door === 'graph-messages' && textBytes <= policy.graphTextBytesMax ? messages : session),
    folder: () => {
      folder ??= placeFolder(watched, policy.folderName)
      return folder
    },
    hasNewFolder: () => isNew,
    forgetFolder: () => {
      folder = undefined
    },
    limit: pLimit(policy.importsPerMailbox),
    oneOfSize: async (sizeBytes, task) => {
      const before = turns.get(sizeBytes)
      const mine = (async () => {
        await before?.catch(() => undefined)
        return task()
      })()
      turns.set(sizeBytes, mine)
      try {
        return await mine
      } finally {
        if (turns.get(sizeBytes) === mine) turns.delete(sizeBytes)
      }
    },
    lostSizes: new Set(),
    outage: undefined,
  }
}

/** Both doors use the same id for a folder; an application has the permission for its own door. */
function folderPath({ userId, mailboxId }: Mailbox, door: DoorName): string[] {
  return door === 'graph-messages'
    ? ['users', userId, 'mailFolders']
    : ['admin', 'exchange', 'mailboxes', mailboxId, 'folders']
}
