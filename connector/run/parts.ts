import type { Readable } from 'node:stream'
import type { SummaryRecord } from '#contract'
import { type ArchiverProfile, defaultArchiver } from '../archivers.ts'
import { type MailboxFolders, placeFolder } from '../mailbox/folder.ts'
import type { ImportRequest } from '../mailbox/import-body.ts'
import type { ImportedItem } from '../mailbox/message-door.ts'
import {
  type ItemResolution,
  type Mailbox,
  type Resolution,
  type ResolveQuestion,
  resolveItem,
  resolveParticipant,
} from '../mapping/resolve.ts'
import { type ItemMeasure, type ItemSizes, measureItem } from '../measure.ts'
import { messageKey } from '../message-key.ts'
import { defaultPolicy, type Policy } from '../policy.ts'
import { type ComposeInput, composeMessage } from '../render/compose.ts'
import type { Staging } from '../staging/staging.ts'
import { type RunCounts, writeSummary } from '../state/import-log.ts'
import type { Download } from '../telemessage/client.ts'
import type { ArchivedAttachment, ArchivedItem, ArchivedParticipant } from '../telemessage/decode.ts'
import { type NextPage, nextPage } from '../telemessage/read-window.ts'
import { receiveAttachment } from '../telemessage/receive-attachment.ts'
import { type Window, type WindowQuestion, windowFor } from '../window.ts'

/** A copy that is about to go into a mailbox. */
export interface CopyToImport {
  item: Pick<ArchivedItem, 'itemId' | 'archiveMessageId' | 'refersTo' | 'kind'>
  mailbox: Mailbox
  folderId: string
  /** Octets of the message. */
  sizeBytes: number
}

/** Sends the message of one copy to its mailbox, as often as it is asked to. */
interface ImportDoor {
  send(request: ImportRequest): Promise<ImportedItem>
}

/**
 * The seams of the connector: everything a requirement decides, as plain functions. The run itself (`connector.ts` and what
 * it calls) has the order of steps and the recovery from faults; it takes every decision from here. To make a connector with
 * one fault, replace one part by a wrapper around the default.
 */
export interface ConnectorParts {
  policy: Policy
  /** Whether an item is archived at all; an item that is not leaves no trace (CAP). */
  accepts(item: ArchivedItem): boolean
  /** Which capture times a run asks for (DAY). */
  windowFor(question: WindowQuestion, policy: Policy): Window
  /** Where the reading of a window goes on (DAY-11). */
  nextPage: NextPage
  /** What makes two captures the same message (CAP-10, CAP-11). */
  messageKey(item: ArchivedItem): string
  /** What makes two mailboxes the same one, also in later runs: its user may get another address (CAP-10). */
  mailboxKey(mailbox: Mailbox): string
  /** Whether a mailbox is searched for a copy before it is imported, if there is no record of earlier imports (RES-5). */
  searchesWithoutRecord: boolean
  /** Where one participant's copy goes (MAP-1 to MAP-7). */
  resolveParticipant(question: ResolveQuestion): Promise<Resolution>
  /** Where the copies of an item go (MAP-2, MAP-8). */
  resolveItem(
    participants: readonly ArchivedParticipant[],
    resolveOne: (participant: ArchivedParticipant) => Promise<Resolution>,
  ): Promise<ItemResolution>
  /** Which bytes count for the limit (LIM-2, LIM-7). */
  measureItem(sizes: ItemSizes): ItemMeasure
  /** The bytes of an attachment on their way into the spool; fails when they are not what was sent (RES-4). */
  receiveAttachment(download: Download, attachment: ArchivedAttachment): Readable
  /** Where batches lie before they are imported (STG); gets the staging from the settings. */
  staging(staging: Staging): Staging
  /** The e-mail message of an item (CNV). */
  composeMessage(input: ComposeInput): Readable
  /** The id of the folder that copies go into, made if it is missing (FLD). */
  placeFolder(folders: MailboxFolders, folderName: string): Promise<string>
  /** Puts a copy into its mailbox (FLD-2, CAP-5). */
  importMessage(copy: CopyToImport, door: ImportDoor): Promise<ImportedItem>
  /** The last line of the import log (LOG-1). */
  writeSummary(counts: RunCounts): SummaryRecord
}

/** The connector as the specification has it. */
export function defaultParts(archiver: ArchiverProfile = defaultArchiver): ConnectorParts {
  return {
    policy: { ...defaultPolicy, ...archiver },
    accepts: () => true,
    windowFor,
    nextPage,
    searchesWithoutRecord: true,
    messageKey,
    mailboxKey: ({ mailboxId }) => mailboxId,
    resolveParticipant,
    resolveItem,
    measureItem,
    receiveAttachment,
    staging: (staging) => staging,
    composeMessage,
    placeFolder,
    // CAP-5: always a new item. What was archived before never changes, even if the new item is about it.
    importMessage: ({ folderId }, door) => door.send({ FolderId: folderId, Mode: 'create' }),
    writeSummary,
  }
}
