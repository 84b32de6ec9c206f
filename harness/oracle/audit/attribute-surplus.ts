import type { PredictedFailure, Prediction } from '../predict/predict.ts'
import type { PredictedCopy } from '../predict/predicted-copies.ts'
import { registeredAddresses } from '../registered-addresses.ts'
import { validAddresses } from '../rules.ts'
import type { SyncWitness, Witness } from '../witness.ts'
import type { ObservedCopy } from './observe.ts'

/** Faults after which a client cannot know whether its write was committed. */
const answeredBadlyAfterTheWork = new Set(['answer-after', 'reset-after', 'truncate', 'malformed-json'])
/** Faults after which a client knows, or could find out, that nothing was committed. */
const lostOnTheWay = new Set(['answer', 'reset', 'time-out'])

/** The requirement that a second copy of one message in one mailbox breaks, by what must have caused it. */
export function attributeDouble(
  double: Pick<ObservedCopy, 'sync'>,
  first: Pick<ObservedCopy, 'sync'>,
  predicted: PredictedCopy,
  witness: Witness,
): string {
  if (double.sync !== first.sync) return 'DAY-6'
  const struck = witness.syncs[double.sync]?.faultsStruck ?? []
  if (struck.some((kind) => answeredBadlyAfterTheWork.has(kind))) return 'RES-3'
  if (struck.some((kind) => lostOnTheWay.has(kind))) return 'RES-2'
  if (struck.some((kind) => kind.startsWith('repeat-') || kind === 'reorder-page')) return 'RES-6'
  if (predicted.participants.length > 1) return 'MAP-8'
  return 'CAP-10'
}

/** Decides which requirement is broken by a message that no prediction explains. */
export function surplusAttribution(
  witness: Witness,
  prediction: Prediction,
): (surplus: Pick<ObservedCopy, 'archiveMessageId' | 'mailbox' | 'sync'>) => string {
  const failures = new Map<string, PredictedFailure[]>()
  // Made when a message is surplus, because most days have none.
  let inWindow: Set<string> | undefined
  for (const sync of prediction.syncs.flat()) {
    for (const failure of sync.failures) {
      const { archiveMessageId } = failure.capture.event
      failures.set(archiveMessageId, [...(failures.get(archiveMessageId) ?? []), failure])
    }
  }
  return ({ archiveMessageId, mailbox, sync }) => {
    // It comes from no captured message, so no participant resolves to its mailbox.
    if (archiveMessageId === undefined) return 'MAP-14'
    inWindow ??= idsInWindows(prediction)
    if (!inWindow.has(archiveMessageId)) return 'DAY-1'
    const [failure] = failures.get(archiveMessageId) ?? []
    if (failure?.fate) return failure.fate.by === 'attachment' ? 'LIM-1' : 'LIM-2'
    const by = mappingMistake(archiveMessageId, mailbox, witness, sync)
    return by ?? (failure ? 'MAP-6' : 'MAP-14')
  }
}

function idsInWindows({ syncs }: Prediction): Set<string> {
  return new Set(syncs.flat().flatMap(({ items }) => items.map(({ event }) => event.archiveMessageId)))
}

/** MAP-7: the address was used although it must not be. MAP-4: it was used although the file comes first. */
function mappingMistake(
  archiveMessageId: string,
  mailbox: string,
  witness: Witness,
  index: number,
): string | undefined {
  const sync = witness.syncs[index] as SyncWitness
  const mailboxes = validAddresses(sync.directory, sync.renamed)
  const addressOf = registeredAddresses(witness.people)
  const numbers = witness.captures
    .filter((capture) => capture.event.archiveMessageId === archiveMessageId)
    .flatMap((capture) =>
      capture.event.participants.map(({ number }) => ({ number, address: addressOf(number, capture)?.toLowerCase() })),
    )
  const byAddress = numbers.filter(({ address }) => mailboxes.get(address ?? '') === mailbox)
  if (byAddress.length === 0) return undefined
  if (!sync.automaticMapping) return 'MAP-7'
  const inFile = new Set(sync.mappingRows?.map((row) => row.number))
  return byAddress.some(({ number }) => inFile.has(number)) ? 'MAP-4' : undefined
}
