import { type Declaration, inapplicableBecause, requirementOf } from '../../catalogue/index.ts'
import type { Finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import { messagesIn } from '../predict/messages.ts'
import { type Arrivals, type PredictedCopy, type Prediction, predict } from '../predict/predict.ts'
import { registeredAddresses } from '../registered-addresses.ts'
import type { Witness } from '../witness.ts'
import { attributeMissing } from './attribute-missing.ts'
import { attributeDouble, surplusAttribution } from './attribute-surplus.ts'
import { auditFolders, compareFolder, folderPathOf } from './audit-folders.ts'
import { auditImportLogs } from './audit-import-log.ts'
import { compareContent, compareStored } from './compare-copy.ts'
import type { Deviation } from './deviation.ts'
import { excerpt } from './excerpt.ts'
import { type ItemWords, itemWords } from './item-words.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import { type Observed, observe, type ParsedMails } from './observe.ts'
import { takenBack } from './taken-back.ts'

/** A predicted copy and the message that matches it. */
interface MatchedCopy {
  predicted: PredictedCopy
  observed: Observed
}

/** The judgement of one world. */
export interface Audit {
  prediction: Prediction
  /** Every message that came into a mailbox. */
  observed: Observed[]
  matched: MatchedCopy[]
  findings: Finding[]
  ledger: Ledger
  /** Describes an item for a finding. */
  itemWords: ItemWords
}

/**
 * Compares whole mailboxes and the import logs with the prediction, by the declared readings. `parsedMails` keeps
 * parsed messages between the audits of one world.
 */
export async function audit(witness: Witness, parsedMails: ParsedMails = new Map()): Promise<Audit> {
  const messages = messagesIn(witness.captures, witness.readings)
  const arrived = await observe(witness, parsedMails, messages)
  const taken = takenBack(arrived, witness, messages)
  const observed = arrived.filter(({ stored }) => !taken.has(stored.messageId))
  const prediction = predict(witness, arrivalsIn(observed), messages)
  const { matched, doubled, surplus } = match(prediction.copies, observed, witness)
  const found = new Set(matched.map(({ predicted }) => predicted))
  const missing = prediction.copies.filter((copy) => !found.has(copy))
  const copyFindings = [
    ...missingFindings(missing, prediction, witness),
    ...doubled.map((double) => doubleFinding(double, matched, witness)),
    ...surplusFindings(surplus, prediction, witness),
    ...contentFindings(matched, witness),
    ...messageIdFindings(observed),
    ...folderFindings({ prediction, observed, taken }, witness),
  ]
  const consistent = missing.length + doubled.length + surplus.length === 0
  const logFindings = auditImportLogs({ witness, prediction, observed, consistent })
  const words = itemWords(witness, prediction)
  const findings = [...copyFindings, ...logFindings]
    .filter((finding) => applies(finding, witness))
    .map((finding) => (needsItemWords(finding) ? { ...finding, about: words(finding.itemId) } : finding))
  return { prediction, observed, matched, findings, ledger: ledgerOf(prediction, findings), itemWords: words }
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

/** Whether a finding is about whether and where an item is archived, or about times: an item has several. */
function needsItemWords({ fault, requirement }: Finding): boolean {
  if (requirement === 'CNV-2' || requirement === 'CNV-10') return true
  return fault === 'missing' || fault === 'doubled' || fault === 'unexpected'
}

function applies(finding: Finding, declaration: Declaration): boolean {
  return inapplicableBecause(requirementOf(finding.requirement), declaration) === undefined
}

/** A copy beyond the first. */
interface Double {
  predicted: PredictedCopy
  observed: Observed
}

function match(
  copies: readonly PredictedCopy[],
  observed: readonly Observed[],
  witness: Witness,
): { matched: MatchedCopy[]; doubled: Double[]; surplus: Observed[] } {
  // By message and then by mailbox, not by a text of both: a day may have millions of copies.
  const predictedBy = new Map<string, Map<string, PredictedCopy>>()
  for (const copy of copies) {
    const ofMessage = predictedBy.get(copy.message) ?? new Map<string, PredictedCopy>()
    predictedBy.set(copy.message, ofMessage.set(copy.mailbox, copy))
  }
  const groups = groupBy(observed, (one) => predictedBy.get(one.message ?? '')?.get(one.mailbox))
  const surplus = groups.get(undefined) ?? []
  const matched: MatchedCopy[] = []
  const doubled: Double[] = []
  for (const [predicted, candidates] of groups) {
    if (predicted === undefined) continue
    // The message in the right folder is the copy; if there are several, the first.
    const best = candidates.find((one) => compareFolder(one, witness) === undefined) ?? candidates[0]
    for (const one of candidates) (one === best ? matched : doubled).push({ predicted, observed: one })
  }
  return { matched, doubled, surplus }
}

function missingFindings(missing: PredictedCopy[], prediction: Prediction, witness: Witness): Finding[] {
  const requirements = attributeMissing(missing, prediction.copies, witness.readings)
  return missing.map((copy) => ({
    requirement: requirements.get(copy) ?? 'CAP-1',
    fault: 'missing',
    message: `an item of kind "${copy.capture.event.kind}" is missing from a mailbox that it belongs into`,
    acceptable: [`one copy in ${folderPathOf(witness).join(' / ')}`],
    seen: 'no copy',
    ...whereOf(copy),
  }))
}

function doubleFinding({ predicted, observed }: Double, matched: MatchedCopy[], witness: Witness): Finding {
  const first = matched.find((one) => one.predicted === predicted)?.observed ?? observed
  return {
    requirement: attributeDouble(observed, first, predicted, witness),
    fault: 'doubled',
    message: 'a mailbox has more than one copy of a message',
    acceptable: ['one copy'],
    seen: `one more copy, which run ${observed.sync + 1} wrote${first.sync === observed.sync ? '' : `; run ${first.sync + 1} wrote the first`}`,
    ...whereOf(predicted),
  }
}

function surplusFindings(surplus: Observed[], prediction: Prediction, witness: Witness): Finding[] {
  const requirementFor = surplusAttribution(witness, prediction)
  const itemOf = new Map(witness.captures.map((capture) => [capture.event.archiveMessageId, capture.item.itemId]))
  return surplus.map((observed) => ({
    requirement: requirementFor(observed),
    fault: 'unexpected',
    message: whyUnexpected(observed),
    acceptable: ['no copy in this mailbox'],
    seen: `a message with the subject "${excerpt(observed.mail.subject)}"`,
    itemId: itemOf.get(observed.archiveMessageId ?? ''),
    archiveMessageId: observed.archiveMessageId,
    mailbox: observed.mailbox,
  }))
}

function whyUnexpected({ archiveMessageId }: Observed): string {
  return archiveMessageId === undefined
    ? 'a message was written into a mailbox that comes from no captured item'
    : 'an item is in a mailbox that it does not belong into'
}

function contentFindings(matched: MatchedCopy[], witness: Witness): Finding[] {
  const addressOf = registeredAddresses(witness.people)
  const compared = new Map<string, Deviation[]>()
  return matched.flatMap(({ predicted, observed }) => {
    const { content, contentSha256 } = observed.stored
    const key = `${contentSha256}\n${predicted.message}`
    const deviations = compared.get(key) ?? compareContent({ predicted, mail: observed.mail, content, addressOf })
    compared.set(key, deviations)
    const altered = [...deviations, ...compareStored(predicted, observed.stored, witness.archiver)].map(
      (deviation): Finding => ({ ...deviation, fault: 'altered', ...whereOf(predicted) }),
    )
    const misplaced = compareFolder(observed, witness)
    if (misplaced === undefined) return altered
    const acceptable = [folderPathOf(witness).join(' / ')]
    const message = 'the copy is in the wrong folder'
    return [...altered, { ...misplaced, fault: 'misplaced', message, acceptable, ...whereOf(predicted) }]
  })
}

/** CNV-8: the Message-ID differs between messages, and is the same in every run. */
function messageIdFindings(observed: Observed[]): Finding[] {
  const known = observed.filter((one) => one.mail.messageId !== undefined && one.message !== undefined)
  const shared = [...groupBy(known, (one) => one.mail.messageId)].filter(
    ([, group]) => new Set(group.map((one) => one.message)).size > 1,
  )
  const changed = [...groupBy(known, (one) => one.message)].filter(([, group]) =>
    group.some((one) => one.sync !== group[0]?.sync && one.mail.messageId !== group[0]?.mail.messageId),
  )
  const finding = (message: string, acceptable: string, [, group]: [unknown, Observed[]]): Finding => ({
    requirement: 'CNV-8',
    fault: 'altered',
    message,
    acceptable: [acceptable],
    seen: messageIdsOf(group),
    archiveMessageId: group[0]?.archiveMessageId,
    mailbox: group[0]?.mailbox,
  })
  return [
    ...shared.map((group) =>
      finding('different messages have the same Message-ID', 'a different Message-ID for each message', group),
    ),
    ...changed.map((group) =>
      finding('a message has another Message-ID in a later run', 'the same Message-ID in every run', group),
    ),
  ]
}

/** The first two copies that show what is wrong: two items with one Message-ID, or one item with two. */
function messageIdsOf(group: readonly Observed[]): string {
  const [first] = group
  const other = group.find(
    ({ mail, archiveMessageId }) =>
      mail.messageId !== first?.mail.messageId || archiveMessageId !== first?.archiveMessageId,
  )
  return [first, other]
    .flatMap((one) => (one ? [`${one.mail.messageId} in run ${one.sync + 1}, for item ${one.archiveMessageId}`] : []))
    .join('; ')
}

interface Brought {
  prediction: Prediction
  observed: readonly Observed[]
  /** Ids of messages to ignore. */
  taken: ReadonlySet<string>
}

function folderFindings({ prediction, observed, taken }: Brought, witness: Witness): Finding[] {
  return witness.syncs.flatMap((sync, index) => {
    // A folder that a sync created for a copy is right, even if the sync ended before it imported the copy.
    const due = prediction.syncs.slice(0, index + 1).flatMap(([regular]) => regular?.outcomes ?? [])
    const receiving = new Set(due.filter(({ disposition }) => disposition !== 'failed').map(({ mailbox }) => mailbox))
    const archived = new Set(observed.filter((one) => one.sync < index).map((one) => one.stored.messageId))
    const before = new Map(sync.before.map((mailbox) => [mailbox.mailboxId, mailbox]))
    return sync.after.flatMap((after) =>
      auditFolders(
        { before: before.get(after.mailboxId), after, receives: receiving.has(after.address), archived, taken },
        witness,
      ),
    )
  })
}

function whereOf(copy: PredictedCopy): Pick<Finding, 'itemId' | 'archiveMessageId' | 'mailbox'> {
  const { archiveMessageId, mailbox, capture } = copy
  return { itemId: capture.item.itemId, archiveMessageId, mailbox }
}
