import type { Readable } from 'node:stream'
import type { FailureReason } from '#contract'
import { type ErrorCode, SkippableError } from '../errors.ts'
import type { Destination } from '../mapping/resolve.ts'
import { messageId } from '../render/compose.ts'
import { type Batching, createBatching } from '../staging/batching.ts'
import { createDigestSet, type DigestSet, digestOf } from '../state/digest-set.ts'
import { type CopyDigest, copyDigest } from '../state/imported-copies.ts'
import { type ArchivedItem, decodeItem, identityOf } from '../telemessage/decode.ts'
import type { ItemsPage } from '../telemessage/read-window.ts'
import { account, failCopy, failItem } from './accounting.ts'
import type { Claims, CopyOutcome } from './claims.ts'
import type { CopyToImport } from './parts.ts'
import type { Run } from './run.ts'
import { BrokenDownloadError, createSpool, type Spool } from './spool.ts'
import { noteAddresses, reportUnmapped } from './unmapped.ts'

/** A copy in a staged batch. */
export interface StagedCopy {
  item: CopyToImport['item']
  digest: CopyDigest
  destination: Destination
  message: StagedMessageFacts
  /** Reports its outcome, once. */
  tell(outcome: CopyOutcome): void
}

/** What is known about a staged message without opening it. */
interface StagedMessageFacts {
  /** Its Message-ID, angle brackets included. */
  internetMessageId: string
  /** Its text in UTF-8, in bytes. */
  textBytes: number
  /** How many files are on it. */
  fileCount: number
}

/** A message in a staged batch: its file, and its copies. */
export interface StagedMessage {
  entryName: string
  copies: StagedCopy[]
}

/** A complete batch in staging. */
export interface ClosedBatch {
  name: string
  messages: StagedMessage[]
}

/** Brings items from TeleMessage into staged batches. */
export interface Transfer {
  /** Takes one item of a page, and returns the batch when it is full. */
  take(raw: unknown, page: Pick<ItemsPage, 'isAgain'>): Promise<ClosedBatch | undefined>
  /** The last batch, if there is anything in it. */
  finish(): Promise<ClosedBatch | undefined>
  /** Gives an unfinished batch up. */
  abandon(): Promise<void>
  /** Why the window must stay open; undefined when no item had to be put off. */
  unfinished(): string | undefined
}

/** A copy that is still to be made. */
interface DueCopy {
  digest: CopyDigest
  destination: Destination
}

interface Transferring {
  run: Run
  claims: Claims
  seen: DigestSet
  spool: Spool
  batching: Batching
  /** In the batch that is being made. */
  messages: StagedMessage[]
  /** The first reason for the window to stay open. */
  unfinished: string | undefined
}

export function createTransfer(run: Run, claims: Claims): Transfer {
  const { staging, settings, parts } = run
  const batching = createBatching({ staging, now: settings.now, policy: parts.policy })
  const state: Transferring = {
    run,
    claims,
    seen: createDigestSet(),
    spool: createSpool(run),
    batching,
    messages: [],
    unfinished: undefined,
  }
  const close = async (): Promise<ClosedBatch | undefined> => {
    const { messages } = state
    state.messages = []
    const name = await batching.close()
    return name === undefined ? undefined : { name, messages }
  }
  return {
    take: async (raw, { isAgain }) => {
      // An object without an id cannot be recognised when its page comes again.
      if (!isAgain || identityOf(raw) !== undefined) await takeRaw(state, raw)
      return batching.isFull() ? close() : undefined
    },
    finish: close,
    abandon: () => batching.abandon(),
    unfinished: () => state.unfinished,
  }
}

async function takeRaw(state: Transferring, raw: unknown): Promise<void> {
  const { run, seen } = state
  const identity = identityOf(raw)
  // RES-6: an item that comes twice is still one item.
  if (identity !== undefined && !seen.add(digestOf(identity))) return
  run.importLog.counts.itemsFromSource += 1
  const decoded = decodeItem(raw)
  if ('item' in decoded) {
    if (run.parts.accepts(decoded.item)) await takeItem(state, decoded.item)
    return
  }
  const { itemId, sourceUserId, problem } = decoded.unreadable
  const name = itemId ?? `item ${run.importLog.counts.itemsFromSource} of the window, which has no id`
  run.importLog.failure({ itemId: name, sourceUserId, reason: 'unreadable', detail: problem })
  run.log.warn({ event: 'item-unreadable', itemId: name }, problem)
}

async function takeItem(state: Transferring, item: ArchivedItem): Promise<void> {
  const { run } = state
  const { customMapping, directory } = run
  const { automaticMapping } = run.settings
  noteAddresses(run, item)
  const { destinations, unmapped } = await run.parts.resolveItem(item.participants, (participant) =>
    run.parts.resolveParticipant({ participant, customMapping, automaticMapping, directory }),
  )
  for (const participant of unmapped) reportUnmapped(run, item, participant)
  if (destinations.length === 0) {
    failItem(run.importLog, item)
    return
  }
  const messageKey = run.parts.messageKey(item)
  const copies = destinations.map((destination) => ({
    destination,
    digest: copyDigest(messageKey, run.parts.mailboxKey(destination.mailbox)),
  }))
  const due = copies.filter((copy) => isDue(state, item, copy))
  if (due.length > 0) await stage(state, { item, messageKey, due })
}

/** Whether a copy is still to be made. If not, its outcome is recorded here. */
function isDue({ run, claims }: Transferring, item: ArchivedItem, { destination, digest }: DueCopy): boolean {
  const { importLog } = run
  const underWay = claims.of(digest)
  const { refusal } = destination.mailbox
  if (run.copies.has(digest)) {
    importLog.counts.skipped += 1
  } else if (underWay !== undefined) {
    void underWay.then((outcome) => {
      if (outcome.kind === 'imported' || outcome.kind === 'found') importLog.counts.skipped += 1
      else account(importLog, item, destination, outcome)
    })
  } else if (refusal !== undefined) {
    failCopy(importLog, item, destination, { reason: 'refused', detail: `the mailbox refuses: ${refusal}` })
  } else {
    return true
  }
  return false
}

/** Receives what belongs to an item and puts its message into the batch; or fails all its copies (LIM-4). */
async function stage(
  state: Transferring,
  { item, messageKey, due }: { item: ArchivedItem; messageKey: string; due: DueCopy[] },
): Promise<void> {
  const { run, spool } = state
  try {
    const attachments = await spool.receive(item)
    const { placeholderDomain } = run.parts.policy
    const content = run.parts.composeMessage({ item, messageKey, placeholderDomain, attachments })
    state.messages.push(await addToBatch(state, { item, messageKey, due, content }))
  } catch (error) {
    const failure = failureOf(error)
    run.log.warn({ event: 'item-refused', itemId: item.itemId, code: failure.code }, failure.detail)
    if (failure.isPutOff) state.unfinished ??= failure.detail
    for (const { destination } of due) failCopy(run.importLog, item, destination, failure)
  } finally {
    if (item.attachments.length > 0) await spool.clear()
  }
}

/** Handles an item that cannot be staged. RES-7: only this item fails. Throws errors that end the run. */
function failureOf(error: unknown): { code: ErrorCode; reason: FailureReason; detail: string; isPutOff: boolean } {
  if (error instanceof SkippableError) {
    const { code, reason, message: detail } = error
    return { code, reason, detail, isPutOff: false }
  }
  if (!(error instanceof BrokenDownloadError)) throw error
  return { code: error.code, reason: 'other', detail: `left for the next run: ${error.message}`, isPutOff: true }
}

async function addToBatch(
  { run, claims, batching }: Transferring,
  { item, messageKey, due, content }: { item: ArchivedItem; messageKey: string; due: DueCopy[]; content: Readable },
): Promise<StagedMessage> {
  const participants = item.participants.map(({ number }) => number)
  const mailboxes = due.map(({ destination }) => destination.mailbox.address)
  const entry = await batching.add({ itemId: item.itemId, messageKey, participants, mailboxes }, content)
  const message: StagedMessageFacts = {
    internetMessageId: messageId(messageKey, run.parts.policy.placeholderDomain),
    textBytes: Buffer.byteLength(item.text),
    fileCount: item.attachments.length,
  }
  const copies = due.map(({ destination, digest }): StagedCopy => {
    const tellOthers = claims.claim(digest)
    const tell = (outcome: CopyOutcome): void => {
      account(run.importLog, item, destination, outcome)
      tellOthers(outcome)
    }
    return { item, digest, destination, message, tell }
  })
  return { entryName: entry.name, copies }
}
