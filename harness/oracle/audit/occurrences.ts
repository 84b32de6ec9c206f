import { withLatestAddresses } from '../latest-addresses.ts'
import type { Messages } from '../predict/messages.ts'
import type { Prediction } from '../predict/predict.ts'
import type { PredictedCopy } from '../predict/predicted-copies.ts'
import type { Capture, Witness } from '../witness.ts'
import { requirementOfKind } from './attribute-missing.ts'
import type { Audit } from './audit.ts'

/**
 * Counts how often the subject of each requirement occurred in a judged world, by requirement id. A requirement that is not in the
 * map did not occur: a world without deletions says nothing about deletions.
 */
export interface Occurrences {
  /** Counts a copy that arrived. */
  add(predicted: PredictedCopy): void
  /** What was counted, with what the prediction says. */
  all(prediction: Prediction): Map<string, number>
}

/** Nothing is counted at first. */
export function countOccurrences(witness: Witness): Occurrences {
  const counts = new Map<string, number>()
  const count = (requirement: string, times = 1): void => {
    if (times > 0) counts.set(requirement, (counts.get(requirement) ?? 0) + times)
  }
  const filled = new Set<string>()
  return {
    add: (predicted) => {
      filled.add(predicted.mailbox)
      for (const requirement of aboutCopy(predicted)) count(requirement)
    },
    all: (prediction) => {
      countPredicted(prediction, count)
      count('CAP-10', twiceCaptured(witness.captures, prediction.messages))
      const logged = witness.syncs.filter((sync) => sync.importLog.state === 'read').length
      for (const requirement of ['LOG-1', 'LOG-4']) count(requirement, logged)
      for (const requirement of ['FLD-1', 'FLD-2']) count(requirement, filled.size)
      count('FLD-4', idleMailboxes(witness, prediction))
      return counts
    },
  }
}

/** The occurrences in a judged world. */
export function occurrencesIn(witness: Witness, { prediction, matched }: Audit): Map<string, number> {
  const occurrences = countOccurrences(withLatestAddresses(witness))
  for (const { predicted } of matched) occurrences.add(predicted)
  return occurrences.all(prediction)
}

function countPredicted({ syncs, eachCopy }: Prediction, count: (requirement: string, times?: number) => void): void {
  const days = syncs.flatMap((alternatives) => alternatives.slice(0, 1))
  for (const { failures, items, sharedMailbox, unmapped } of days) {
    count('DAY-1', items.length)
    count('MAP-8', sharedMailbox)
    count('MAP-6', failures.filter((failure) => failure.reason === 'no-mailbox').length)
    count('LIM-1', failures.filter((failure) => failure.fate?.by === 'attachment').length)
    count('LIM-2', failures.filter((failure) => failure.fate?.by === 'item').length)
    count('LOG-2', failures.length)
    count('LOG-3', unmapped.size)
  }
  for (const { archiveMessageId, message } of eachCopy()) if (message !== archiveMessageId) count('CAP-12')
}

/** How many mailboxes, after each sync, are those into which no copy belongs. */
function idleMailboxes({ syncs }: Witness, { eachCopy }: Prediction): number {
  const due = new Set<string>()
  for (const { mailbox } of eachCopy()) due.add(mailbox)
  return syncs.flatMap(({ after }) => after).filter(({ address }) => !due.has(address)).length
}

const everyCopy = ['CNV-1', 'CNV-2', 'CNV-3', 'CNV-4', 'CNV-5', 'CNV-7', 'CNV-8', 'CNV-10', 'CNV-11', 'MAP-14']
const byRoute: Record<PredictedCopy['route'], string[]> = {
  file: ['MAP-3', 'MAP-4'],
  address: ['MAP-1'],
  'address-after-file': ['MAP-5'],
}

function aboutCopy(copy: PredictedCopy): string[] {
  const { event } = copy.capture
  return [
    ...everyCopy,
    ...byRoute[copy.route],
    requirementOfKind[event.kind],
    'CAP-6',
    'MAP-2',
    ...(event.attachments.length > 0 ? ['CAP-3', 'CNV-6'] : []),
    ...(event.chat.type === 'direct' ? [] : ['CAP-7']),
  ]
}

function twiceCaptured(captures: readonly Capture[], messages: Messages): number {
  return captures.length - new Set(captures.map((capture) => messages.of(capture))).size
}
