import { crc32 } from 'node:zlib'
import type { MailboxSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import type { Finding } from '../finding.ts'
import { withLatestAddresses } from '../latest-addresses.ts'
import { readMail } from '../mail/read-mail.ts'
import { type Messages, messagesIn } from '../predict/messages.ts'
import { type Arrivals, type Prediction, predict } from '../predict/predict.ts'
import type { PredictedCopy } from '../predict/predicted-copies.ts'
import type { Witness } from '../witness.ts'
import { copyKey, countArrived } from './as-it-went.ts'
import { attributeMissing } from './attribute-missing.ts'
import { surplusAttribution } from './attribute-surplus.ts'
import { conclude, folderFindings, itemIdsOf, type Judgement, receivingIn } from './audit.ts'
import { contentComparison, doubleFinding, matchCopies, missingFinding, surplusFinding } from './copy-findings.ts'
import { isSuspect, lookForMessageIds, messageIdFindings } from './message-id-findings.ts'
import {
  type BriefMail,
  briefMails,
  eachObserved,
  type ObservedCopy,
  observe,
  type ReadStored,
  takenBack,
} from './observe.ts'
import { countOccurrences } from './occurrences.ts'

/** The judgement of a world, without the copies. */
export interface MailboxesAudit extends Judgement {
  /** How often the subject of each requirement occurred. */
  occurrences: Map<string, number>
}

/** Mailboxes that are looked at together, through all syncs: one, or several that had one address one after the other. */
interface Part {
  syncs: { before: MailboxSnapshot[]; after: MailboxSnapshot[] }[]
  addresses: string[]
  /** How many copies are in them, as soon as they were looked at. */
  copies: number
}

/** About how many copies of a mailbox are in memory at once; those of an earlier sync, and those without an item, are all. What is kept of one while it is judged takes a kilobyte. */
const copiesAtOnceDefault = 20_000

/**
 * Finds what `audit` finds, in the same order, with one mailbox after the other in memory, and of a large mailbox a part of its items
 * after the other. A group chat of a year leaves millions of copies; of each content it keeps only what is brief, and of each message
 * the copies that are wrong.
 */
export async function auditMailboxes(
  given: Witness,
  { copiesAtOnce = copiesAtOnceDefault }: { copiesAtOnce?: number } = {},
): Promise<MailboxesAudit> {
  const witness = withLatestAddresses(given)
  const messages = messagesIn(witness.captures, witness.readings)
  const read = briefMails(witness.captures, messages)
  const parts = partsOf(witness)
  const lookInto = (part: Part): Look => lookerInto(part, { witness, messages, read })
  const prediction = predict(witness, await arrivalsIn(parts, lookInto, witness), messages)
  parts.push(...withoutMailboxes(parts, prediction))
  const found = await lookAt(parts, { witness, prediction, lookInto, copiesAtOnce })
  const missing = inOrderOf(prediction, found.missing)
  const requirements = attributeMissing(missing, prediction.eachCopy, witness.readings)
  const copyFindings = [
    ...missing.map((copy) => missingFinding(copy, requirements.get(copy), witness)),
    ...inTurn(found.doubled),
    ...inTurn(found.surplus),
    ...inTurn(found.altered),
    ...found.messageIds,
    ...witness.syncs.flatMap(({ after }, index) =>
      after.flatMap(({ mailboxId }) => found.folders.get(`${index} ${mailboxId}`) ?? []),
    ),
  ]
  const { arrived, occurrences } = found
  const consistent = missing.length + found.doubled.length + found.surplus.length === 0
  return {
    ...conclude({ witness, prediction, copyFindings, arrived, consistent }),
    occurrences: occurrences.all(prediction),
  }
}

/** The copies in a part of the mailboxes. Each look reads them from the mailboxes. */
interface Look {
  /** One after the other, in any order. */
  each(): AsyncIterable<ObservedCopy>
  /** Those that are wanted, in the order of their creation. `taken` gets the ids of messages that are no copies. */
  some(isWanted: (observed: ObservedCopy) => boolean, taken?: Set<string>): Promise<ObservedCopy[]>
}

function lookerInto(
  part: Part,
  { witness, messages, read }: { witness: Witness; messages: Messages; read: ReadStored<BriefMail> },
): Look {
  const syncs = witness.syncs.map(({ completed }, index) => ({ completed, after: part.syncs[index]?.after ?? [] }))
  const isTaken = takenBack({ captures: witness.captures, syncs }, messages)
  return {
    each: async function* () {
      for await (const one of eachObserved(part.syncs, read)) if (!isTaken(one)) yield one
    },
    some: (isWanted, taken) =>
      observe(part.syncs, read, (one) => {
        const isCopy = !isTaken(one)
        if (!isCopy) taken?.add(one.stored.messageId)
        return isCopy && isWanted(one)
      }),
  }
}

async function arrivalsIn(
  parts: readonly Part[],
  lookInto: (part: Part) => Look,
  { syncs }: Witness,
): Promise<Arrivals> {
  const latest = new Map<string, { mail: BriefMail; createdSequence: number }>()
  const ofUnfinished = new Set<string>()
  for (const part of parts) {
    for await (const { message, mail, stored, sync, mailbox } of lookInto(part).each()) {
      part.copies += 1
      if (message === undefined) continue
      const { createdSequence } = stored
      if (createdSequence > (latest.get(message)?.createdSequence ?? -1)) latest.set(message, { mail, createdSequence })
      if (syncs[sync]?.completed === false) ofUnfinished.add(`${sync} ${copyKey(message, mailbox)}`)
    }
  }
  return {
    anyOf: (message) => latest.get(message)?.mail,
    broughtBy: (sync, { message, mailbox }) => ofUnfinished.has(`${sync} ${copyKey(message, mailbox)}`),
  }
}

/** A finding, and where it belongs among those of its sort. */
interface Placed {
  at: number
  finding: Finding
}

function inTurn(placed: Placed[]): Finding[] {
  return placed.sort((a, b) => a.at - b.at).map(({ finding }) => finding)
}

async function lookAt(parts: readonly Part[], setting: Setting): Promise<Found> {
  const { witness, prediction, lookInto, copiesAtOnce } = setting
  const found: Found = {
    ...{ missing: [], doubled: [], surplus: [], altered: [], messageIds: [], folders: new Map() },
    arrived: countArrived(witness),
    occurrences: countOccurrences(witness),
  }
  const messageIds = lookForMessageIds()
  const judge = copyJudge(setting, found)
  const receiving = receivingIn(prediction, witness)
  for (const part of parts) {
    const look = lookInto(part)
    const taken = new Set<string>()
    const ofEarlierSyncs: ObservedCopy[] = []
    for (const isHere of slicesOf(part, copiesAtOnce)) {
      const observed = await look.some(({ archiveMessageId }) => isHere(archiveMessageId), taken)
      await judge(copiesIn(part, prediction, isHere), observed)
      for (const one of observed) {
        messageIds.see(one)
        if (one.sync < witness.syncs.length - 1) ofEarlierSyncs.push(one)
      }
    }
    for (const [index, { before, after }] of part.syncs.entries()) {
      for (const one of after) {
        const sync = { index, before, after: [one], receiving: receiving[index], observed: ofEarlierSyncs, taken }
        found.folders.set(`${index} ${one.mailboxId}`, folderFindings(sync, witness))
      }
    }
  }
  found.messageIds = await suspectFindings(parts, messageIds.suspects(), lookInto)
  return found
}

/** Divides the items of a part by their ids: all copies of one message are in one slice. */
function slicesOf({ copies }: Part, copiesAtOnce: number): ((archiveMessageId: string | undefined) => boolean)[] {
  const count = Math.max(1, Math.ceil(copies / copiesAtOnce))
  return Array.from(
    { length: count },
    (_, slice) =>
      (id = '') =>
        count === 1 || crc32(id) % count === slice,
  )
}

function copiesIn(
  { addresses }: Part,
  { eachCopy }: Prediction,
  isHere: (archiveMessageId: string) => boolean,
): PredictedCopy[] {
  const copies: PredictedCopy[] = []
  for (const address of addresses)
    for (const one of eachCopy(address)) if (isHere(one.archiveMessageId)) copies.push(one)
  return copies
}

/** Judges the copies of some items in a part of the mailboxes, and adds to what was found. */
function copyJudge(
  { witness, prediction }: Setting,
  found: Found,
): (copies: readonly PredictedCopy[], observed: readonly ObservedCopy[]) => Promise<void> {
  const requirementFor = surplusAttribution(witness, prediction)
  const itemIdOf = itemIdsOf(witness)
  const compare = contentComparison(witness, ({ stored }) => readMail(stored.content))
  return async (copies, observed) => {
    const { matched, doubled, missing, surplus } = matchCopies(copies, observed, witness)
    for (const one of missing) found.missing.push(one)
    for (const one of doubled) found.doubled.push({ at: one.since, finding: doubleFinding(one, matched, witness) })
    for (const one of surplus) {
      const finding = surplusFinding(one, requirementFor(one), itemIdOf)
      found.surplus.push({ at: one.stored.createdSequence, finding })
    }
    for (const one of matched) {
      found.occurrences.add(one.predicted)
      for (const finding of await compare(one)) found.altered.push({ at: one.since, finding })
    }
    found.arrived.add(observed)
  }
}

/** Looks at all mailboxes once more if a Message-ID may be wrong: no copy was kept before. */
async function suspectFindings(
  parts: readonly Part[],
  suspects: Parameters<typeof messageIdFindings>[1],
  lookInto: Setting['lookInto'],
): Promise<Finding[]> {
  if (suspects.shared.size + suspects.changed.size === 0) return []
  const those: ObservedCopy[] = []
  for (const part of parts) {
    for await (const one of lookInto(part).each()) if (isSuspect(one, suspects)) those.push(one)
  }
  those.sort((a, b) => a.stored.createdSequence - b.stored.createdSequence)
  return messageIdFindings(those, suspects)
}

interface Setting {
  witness: Witness
  prediction: Prediction
  lookInto: (part: Part) => Look
  copiesAtOnce: number
}

/** What was found in all mailboxes. */
interface Found {
  missing: PredictedCopy[]
  doubled: Placed[]
  surplus: Placed[]
  altered: Placed[]
  messageIds: Finding[]
  /** By the index of the sync and the id of the mailbox. */
  folders: Map<string, Finding[]>
  arrived: ReturnType<typeof countArrived>
  occurrences: ReturnType<typeof countOccurrences>
}

/** Missing copies in the order of the prediction. */
function inOrderOf({ eachCopy }: Prediction, missing: readonly PredictedCopy[]): PredictedCopy[] {
  if (missing.length < 2) return [...missing]
  const byKey = new Map(missing.map((copy) => [copyKey(copy.message, copy.mailbox), copy]))
  const inOrder: PredictedCopy[] = []
  for (const { message, mailbox } of eachCopy()) {
    const copy = byKey.get(copyKey(message, mailbox))
    if (copy !== undefined) inOrder.push(copy)
  }
  return inOrder
}

/** The mailboxes of all syncs. Those that have an address in common, now or earlier, are one part. */
function partsOf({ syncs }: Witness): Part[] {
  const partOf = new Map<string, Part>()
  const parts = new Set<Part>()
  const emptyPart = (): Part => ({ syncs: syncs.map(() => ({ before: [], after: [] })), addresses: [], copies: 0 })
  const join = (mailbox: MailboxSnapshot): void => {
    const keys = [`id ${mailbox.mailboxId}`, `address ${mailbox.address}`]
    const [first = emptyPart(), ...others] = new Set(keys.flatMap((key) => partOf.get(key) ?? []))
    for (const other of others) {
      first.addresses.push(...other.addresses)
      parts.delete(other)
      for (const [key, part] of partOf) if (part === other) partOf.set(key, first)
    }
    if (!first.addresses.includes(mailbox.address)) first.addresses.push(mailbox.address)
    for (const key of keys) partOf.set(key, first)
    parts.add(first)
  }
  for (const { before, after } of syncs) for (const mailbox of [...before, ...after]) join(mailbox)
  for (const [index, { before, after }] of syncs.entries()) {
    for (const mailbox of before) partOf.get(`id ${mailbox.mailboxId}`)?.syncs[index]?.before.push(mailbox)
    for (const mailbox of after) partOf.get(`id ${mailbox.mailboxId}`)?.syncs[index]?.after.push(mailbox)
  }
  return [...parts]
}

/** A part without mailboxes for the addresses that none of them has: every copy there is missing. */
function withoutMailboxes(parts: readonly Part[], { eachCopy }: Prediction): Part[] {
  const known = new Set(parts.flatMap(({ addresses }) => addresses))
  const unknown = new Set<string>()
  for (const { mailbox } of eachCopy()) if (!known.has(mailbox)) unknown.add(mailbox)
  return unknown.size === 0 ? [] : [{ syncs: [], addresses: [...unknown], copies: 0 }]
}
