import pLimit, { type LimitFunction } from 'p-limit'
import type { RetriableError } from '../errors.ts'
import type { ConnectorParts } from '../parts.ts'
import type { Run } from '../run.ts'
import { createFolderDoor } from './folder.ts'
import { createImportSession, type ImportSession } from './import-session.ts'

type DeskRun = Pick<Run, 'parts' | 'caller' | 'graph' | 'signal'>

/** What a run knows of one mailbox that it imports into. */
export interface MailboxDesk {
  mailboxId: string
  session: ImportSession
  /** The folder for archived items: looked up once, and not before something really goes in (FLD-4). */
  folder(): Promise<string>
  /** Somebody deleted the folder in mid-run. */
  forgetFolder(): void
  /** At most so many imports at once. */
  limit: LimitFunction
  /** Runs tasks of one message size one after the other: by its size a lost import is found again. */
  oneOfSize<T>(sizeBytes: number, task: () => Promise<T>): Promise<T>
  /** Sizes of messages whose import was never answered. */
  lostSizes: Set<number>
  /** The mailbox cannot be reached; the rest of its copies waits for the next run. */
  outage: RetriableError | undefined
}

/** The desk of each mailbox, made when it is first asked for. */
export function createMailboxDesks(run: DeskRun): (mailboxId: string) => MailboxDesk {
  const desks = new Map<string, MailboxDesk>()
  return (mailboxId) => {
    const desk = desks.get(mailboxId) ?? createDesk(run, mailboxId)
    desks.set(mailboxId, desk)
    return desk
  }
}

function createDesk(run: DeskRun, mailboxId: string): MailboxDesk {
  const { graph, caller, signal } = run
  const { policy, placeFolder }: ConnectorParts = run.parts
  const turns = new Map<number, Promise<unknown>>()
  let folder: Promise<string> | undefined
  return {
    mailboxId,
    session: createImportSession({ graph, caller, policy, signal, mailboxId }),
    folder: () => {
      folder ??= placeFolder(createFolderDoor(graph, mailboxId), policy.folderName)
      return folder
    },
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
