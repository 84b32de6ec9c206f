import { type Declaration, inapplicableBecause, requirementOf } from '../../catalogue/index.ts'
import type { MailboxSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import type { Finding } from '../finding.ts'
import { withLatestAddresses } from '../latest-addresses.ts'
import type { ReadMail } from '../mail/read-mail.ts'
import { messagesIn } from '../predict/messages.ts'
import { type Arrivals, type Prediction, predict } from '../predict/predict.ts'
import type { Witness } from '../witness.ts'
import { type Arrived, countArrived } from './as-it-went.ts'
import { attributeMissing } from './attribute-missing.ts'
import { surplusAttribution } from './attribute-surplus.ts'
import { auditFolders } from './audit-folders.ts'
import { auditImportLogs } from './audit-import-log.ts'
import {
  contentComparison,
  doubleFinding,
  type MatchedCopy,
  matchCopies,
  missingFinding,
  surplusFinding,
} from './copy-findings.ts'
import { type ItemWords, itemWords } from './item-words.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import { isSuspect, lookForMessageIds, messageIdFindings } from './message-id-findings.ts'
import { type Observed, type ObservedCopy, observe, type ParsedMails, takenBack, wholeMails } from './observe.ts'

/** The judgement of one world. */
export interface Audit extends Judgement {
  /** Every message that came into a mailbox. */
  observed: Observed[]
  matched: MatchedCopy<ReadMail>[]
}

/** What a judgement is, besides the copies themselves. */
export interface Judgement {
  prediction: Prediction
  findings: Finding[]
  ledger: Ledger
  /** Describes an item for a finding. */
  itemWords: ItemWords
}

/**
 * Compares whole mailboxes and the import logs with the prediction, by the declared readings. `parsedMails` keeps
 * parsed messages between the audits of one world. `auditMailboxes` finds the same, one mailbox after the other.
 */
export async function audit(given: Witness, parsedMails: ParsedMails = new Map()): Promise<Audit> {
  const witness = withLatestAddresses(given)
  const messages = messagesIn(witness.captures, witness.readings)
  const brought = await observe(witness.syncs, wholeMails(witness.captures, messages, parsedMails))
  const isTaken = takenBack(witness, messages)
  const taken = new Set(brought.filter(isTaken).map(({ stored }) => stored.messageId))
  const observed = brought.filter((one) => !isTaken(one))
  const prediction = predict(witness, arrivalsIn(observed), messages)
  const { copies } = prediction
  const { matched, doubled, missing, surplus } = matchCopies(copies, observed, witness)
  const requirements = attributeMissing(missing, () => copies, witness.readings)
  const requirementFor = surplusAttribution(witness, prediction)
  const itemIdOf = itemIdsOf(witness)
  const compare = contentComparison<ReadMail>(witness, ({ mail }) => mail)
  const altered: Finding[] = []
  for (const copy of matched) altered.push(...(await compare(copy)))
  const messageIds = lookForMessageIds()
  for (const one of observed) messageIds.see(one)
  const suspects = messageIds.suspects()
  const receiving = receivingIn(prediction, witness)
  const copyFindings = [
    ...missing.map((copy) => missingFinding(copy, requirements.get(copy), witness)),
    ...doubled.map((double) => doubleFinding(double, matched, witness)),
    ...surplus.map((one) => surplusFinding(one, requirementFor(one), itemIdOf)),
    ...altered,
    ...messageIdFindings(
      observed.filter((one) => isSuspect(one, suspects)),
      suspects,
    ),
    ...witness.syncs.flatMap((sync, index) =>
      folderFindings({ ...sync, index, receiving: receiving[index], observed, taken }, witness),
    ),
  ]
  const arrived = countArrived(witness)
  arrived.add(observed)
  const consistent = missing.length + doubled.length + surplus.length === 0
  return { observed, matched, ...conclude({ witness, prediction, copyFindings, arrived, consistent }) }
}

/** The judgement that follows from what was found about copies and folders. `consistent`: no copy is missing, double or unexpected. */
export function conclude(found: {
  witness: Witness
  prediction: Prediction
  copyFindings: readonly Finding[]
  arrived: Arrived
  consistent: boolean
}): Judgement {
  const { witness, prediction, copyFindings, arrived, consistent } = found
  const logFindings = auditImportLogs({ witness, prediction, arrived, consistent })
  const words = itemWords(witness, prediction)
  const findings = [...copyFindings, ...logFindings]
    .filter((finding) => applies(finding, witness))
    .map((finding) => (needsItemWords(finding) ? { ...finding, about: words(finding.itemId) } : finding))
  return { prediction, findings, ledger: ledgerOf(prediction, findings), itemWords: words }
}

function arrivalsIn(observed: readonly Observed[]): Arrivals {
  const arrivals = new Map<string | undefined, Observed[]>()
  for (const one of observed) {
    const known = arrivals.get(one.message)
    if (known === undefined) arrivals.set(one.message, [one])
    else known.push(one)
  }
  return {
    anyOf: (message) => arrivals.get(message)?.at(-1)?.mail,
    broughtBy: (sync, { message, mailbox }) =>
      arrivals.get(message)?.some((one) => one.sync === sync && one.mailbox === mailbox) ?? false,
  }
}

/** The id of the last item that was captured of a message. The map is made when somebody asks for the first one. */
export function itemIdsOf({ captures }: Witness): (archiveMessageId: string) => string | undefined {
  let itemOf: Map<string, string> | undefined
  return (archiveMessageId) => {
    itemOf ??= new Map(captures.map((capture) => [capture.event.archiveMessageId, capture.item.itemId]))
    return itemOf.get(archiveMessageId)
  }
}

/** Whether a finding is about whether and where an item is archived, or about times: an item has several. */
function needsItemWords({ fault, requirement }: Finding): boolean {
  if (requirement === 'CNV-2' || requirement === 'CNV-10') return true
  return fault === 'missing' || fault === 'doubled' || fault === 'unexpected'
}

function applies(finding: Finding, declaration: Declaration): boolean {
  return inapplicableBecause(requirementOf(finding.requirement), declaration) === undefined
}

/**
 * For each sync: the mailboxes for which an item was due until its end. A folder that a sync created for a copy is right, even if the sync
 * ended before it imported the copy.
 */
export function receivingIn(prediction: Prediction, { syncs }: Witness): ReadonlySet<string | undefined>[] {
  const receiving = new Set<string | undefined>()
  return syncs.map((_, index) => {
    for (const { disposition, mailbox } of prediction.syncs[index]?.[0]?.eachOutcome() ?? []) {
      if (disposition !== 'failed') receiving.add(mailbox)
    }
    return new Set(receiving)
  })
}

/** One sync, as far as it is about folders. */
interface FoldersInSync {
  index: number
  before: readonly MailboxSnapshot[]
  after: readonly MailboxSnapshot[]
  /** From `receivingIn`. */
  receiving: ReadonlySet<string | undefined> | undefined
  /** The copies that the syncs before it brought, and perhaps later ones. */
  observed: readonly Pick<ObservedCopy, 'sync' | 'stored'>[]
  /** Ids of messages to ignore. */
  taken: ReadonlySet<string>
}

/** What happened to mailboxes in a sync besides the copies in them, in the order of the mailboxes. */
export function folderFindings(sync: FoldersInSync, witness: Witness): Finding[] {
  const { index, receiving, observed, taken } = sync
  const archived = new Set(observed.filter((one) => one.sync < index).map((one) => one.stored.messageId))
  const before = new Map(sync.before.map((mailbox) => [mailbox.mailboxId, mailbox]))
  return sync.after.flatMap((after) =>
    auditFolders(
      {
        before: before.get(after.mailboxId),
        after,
        receives: receiving?.has(after.address) ?? false,
        archived,
        taken,
      },
      witness,
    ),
  )
}
