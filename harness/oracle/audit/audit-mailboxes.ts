import type { MailboxSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import type { Finding } from '../finding.ts'
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
import { type BriefMail, briefMails, type ObservedCopy, observe, type ReadStored, takenBack } from './observe.ts'
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
}

/**
 * Finds what `audit` finds, in the same order, with one mailbox after the other in memory. A group chat of a year leaves millions of
 * copies; of each content it keeps only what is brief, and of each message the copies that are wrong.
 */
export async function auditMailboxes(witness: Witness): Promise<MailboxesAudit> {
  const messages = messagesIn(witness.captures, witness.readings)
  const read = briefMails(witness.captures, messages)
  const parts = partsOf(witness)
  const observedIn = (part: Part): Promise<Seen> => seenIn(part, { witness, messages, read })
  const prediction = predict(witness, await arrivalsIn(parts, observedIn, witness), messages)
  parts.push(...withoutMailboxes(parts, prediction))
  const found = await lookAt(parts, { witness, prediction, observedIn })
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

/** The copies in a part of the mailboxes. */
interface Seen {
  /** In the order of their creation. */
  observed: ObservedCopy[]
  taken: Set<string>
}

async function seenIn(
  part: Part,
  { witness, messages, read }: { witness: Witness; messages: Messages; read: ReadStored<BriefMail> },
): Promise<Seen> {
  const brought = await observe(part.syncs, read)
  const syncs = witness.syncs.map((sync, index) => ({ ...sync, ...part.syncs[index] }))
  const taken = takenBack(brought, { captures: witness.captures, syncs }, messages)
  return { observed: brought.filter(({ stored }) => !taken.has(stored.messageId)), taken }
}

async function arrivalsIn(
  parts: readonly Part[],
  observedIn: (part: Part) => Promise<Seen>,
  { syncs }: Witness,
): Promise<Arrivals> {
  const latest = new Map<string, { mail: BriefMail; createdSequence: number }>()
  const ofUnfinished = new Set<string>()
  for (const part of parts) {
    for (const { message, mail, stored, sync, mailbox } of (await observedIn(part)).observed) {
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

async function lookAt(parts: readonly Part[], { witness, prediction, observedIn }: Setting): Promise<Found> {
  const found: Found = {
    ...{ missing: [], doubled: [], surplus: [], altered: [], messageIds: [], folders: new Map() },
    arrived: countArrived(witness),
    occurrences: countOccurrences(witness),
  }
  const messageIds = lookForMessageIds()
  const requirementFor = surplusAttribution(witness, prediction)
  const itemIdOf = itemIdsOf(witness)
  const compare = contentComparison(witness, ({ stored }) => readMail(stored.content))
  const receiving = receivingIn(prediction, witness)
  for (const part of parts) {
    const { observed, taken } = await observedIn(part)
    const copies = part.addresses.flatMap((address) => [...prediction.eachCopy(address)])
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
    for (const one of observed) messageIds.see(one)
    found.arrived.add(observed)
    for (const [index, { before, after }] of part.syncs.entries()) {
      for (const one of after) {
        const sync = { index, before, after: [one], receiving: receiving[index], observed, taken }
        found.folders.set(`${index} ${one.mailboxId}`, folderFindings(sync, witness))
      }
    }
  }
  found.messageIds = await suspectFindings(parts, messageIds.suspects(), observedIn)
  return found
}

/** Looks at all mailboxes once more if a Message-ID may be wrong: no copy was kept before. */
async function suspectFindings(
  parts: readonly Part[],
  suspects: Parameters<typeof messageIdFindings>[1],
  observedIn: Setting['observedIn'],
): Promise<Finding[]> {
  if (suspects.shared.size + suspects.changed.size === 0) return []
  const those: ObservedCopy[] = []
  for (const part of parts) those.push(...(await observedIn(part)).observed.filter((one) => isSuspect(one, suspects)))
  those.sort((a, b) => a.stored.createdSequence - b.stored.createdSequence)
  return messageIdFindings(those, suspects)
}

interface Setting {
  witness: Witness
  prediction: Prediction
  observedIn: (part: Part) => Promise<Seen>
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
  const emptyPart = (): Part => ({ syncs: syncs.map(() => ({ before: [], after: [] })), addresses: [] })
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
  return unknown.size === 0 ? [] : [{ syncs: [], addresses: [...unknown] }]
}
