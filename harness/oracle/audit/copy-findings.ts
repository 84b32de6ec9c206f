import type { Finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import type { ReadMail } from '../mail/read-mail.ts'
import type { PredictedCopy } from '../predict/predicted-copies.ts'
import { registeredAddresses } from '../registered-addresses.ts'
import type { Witness } from '../witness.ts'
import { attributeDouble } from './attribute-surplus.ts'
import { compareFolder, folderPathOf } from './audit-folders.ts'
import { compareContent, compareStored } from './compare-copy.ts'
import type { Deviation } from './deviation.ts'
import type { BriefMail, ObservedCopy } from './observe.ts'
import { excerpt } from './point-out.ts'

/** A predicted copy, and a message that is a copy of it. */
export interface MatchedCopy<Mail extends BriefMail = BriefMail> {
  predicted: PredictedCopy
  observed: ObservedCopy<Mail>
  /** The number of the first message that could be this copy. Findings are in the order of these numbers. */
  since: number
}

/** Predicted copies and messages, put side by side. */
export interface Matches<Mail extends BriefMail> {
  matched: MatchedCopy<Mail>[]
  /** The copies beyond the first. */
  doubled: MatchedCopy<Mail>[]
  missing: PredictedCopy[]
  /** Messages that no prediction explains. */
  surplus: ObservedCopy<Mail>[]
}

/** Finds the message of each predicted copy: the first one in the right folder, or else the first one. */
export function matchCopies<Mail extends BriefMail>(
  copies: readonly PredictedCopy[],
  observed: readonly ObservedCopy<Mail>[],
  witness: Witness,
): Matches<Mail> {
  // By mailbox and then by message, not by a text of both: a day may have millions of copies.
  const predictedBy = new Map<string, Map<string, PredictedCopy>>()
  for (const copy of copies) {
    const inMailbox = predictedBy.get(copy.mailbox) ?? new Map<string, PredictedCopy>()
    predictedBy.set(copy.mailbox, inMailbox.set(copy.message, copy))
  }
  const groups = groupBy(observed, (one) => predictedBy.get(one.mailbox)?.get(one.message ?? ''))
  const matched: MatchedCopy<Mail>[] = []
  const doubled: MatchedCopy<Mail>[] = []
  for (const [predicted, candidates] of groups) {
    if (predicted === undefined) continue
    const since = candidates[0]?.stored.createdSequence ?? 0
    const best = candidates.find((one) => compareFolder(one, witness) === undefined) ?? candidates[0]
    for (const one of candidates) (one === best ? matched : doubled).push({ predicted, observed: one, since })
  }
  const missing = copies.filter((copy) => !groups.has(copy))
  return { matched, doubled, missing, surplus: groups.get(undefined) ?? [] }
}

/** A copy that is in no mailbox, by the requirement that this breaks. */
export function missingFinding(copy: PredictedCopy, requirement: string | undefined, witness: Witness): Finding {
  return {
    requirement: requirement ?? 'CAP-1',
    fault: 'missing',
    message: `an item of kind "${copy.capture.event.kind}" is missing from a mailbox that it belongs into`,
    acceptable: [`one copy in ${folderPathOf(witness).join(' / ')}`],
    seen: 'no copy',
    ...whereOf(copy),
  }
}

/** A copy beyond the first. */
export function doubleFinding<Mail extends BriefMail>(
  { predicted, observed }: MatchedCopy<Mail>,
  matched: readonly MatchedCopy<Mail>[],
  witness: Witness,
): Finding {
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

/** A message that no prediction explains. `itemIdOf`: the id of the last item that was captured of a message. */
export function surplusFinding(
  observed: ObservedCopy,
  requirement: string,
  itemIdOf: (archiveMessageId: string) => string | undefined,
): Finding {
  return {
    requirement,
    fault: 'unexpected',
    message: whyUnexpected(observed),
    acceptable: ['no copy in this mailbox'],
    seen: `a message with the subject "${excerpt(observed.mail.subject)}"`,
    itemId: itemIdOf(observed.archiveMessageId ?? ''),
    archiveMessageId: observed.archiveMessageId,
    mailbox: observed.mailbox,
  }
}

function whyUnexpected({ archiveMessageId }: ObservedCopy): string {
  return archiveMessageId === undefined
    ? 'a message was written into a mailbox that comes from no captured item'
    : 'an item is in a mailbox that it does not belong into'
}

/**
 * Compares copies with what they should be. `wholeMailOf` reads a mail whole; each content is compared once for a message, because this
 * takes long.
 */
export function contentComparison<Mail extends BriefMail>(
  witness: Witness,
  wholeMailOf: (observed: ObservedCopy<Mail>) => ReadMail | Promise<ReadMail>,
): (copy: MatchedCopy<Mail>) => Promise<Finding[]> {
  const addressOf = registeredAddresses(witness.people)
  // A content is a copy of one message, whatever mailbox it is in.
  const compared = new Map<Mail, Deviation[]>()
  return async ({ predicted, observed }) => {
    const deviations =
      compared.get(observed.mail) ??
      compareContent({ predicted, mail: await wholeMailOf(observed), content: observed.stored.content, addressOf })
    compared.set(observed.mail, deviations.length === 0 ? noDeviations : deviations)
    const altered = [...deviations, ...compareStored(predicted, observed.stored, witness.archiver)].map(
      (deviation): Finding => ({ ...deviation, fault: 'altered', ...whereOf(predicted) }),
    )
    const misplaced = compareFolder(observed, witness)
    if (misplaced === undefined) return altered
    const acceptable = [folderPathOf(witness).join(' / ')]
    const message = 'the copy is in the wrong folder'
    return [...altered, { ...misplaced, fault: 'misplaced', message, acceptable, ...whereOf(predicted) }]
  }
}

const noDeviations: Deviation[] = []

function whereOf(copy: PredictedCopy): Pick<Finding, 'itemId' | 'archiveMessageId' | 'mailbox'> {
  const { archiveMessageId, mailbox, capture } = copy
  return { itemId: capture.item.itemId, archiveMessageId, mailbox }
}
