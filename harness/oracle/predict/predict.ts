import type { Readings } from '../../catalogue/index.ts'
import type { CapturedParticipant } from '../../contract/index.ts'
import type { MappingRow } from '../../synth/person.ts'
import type { ReadMail } from '../mail/read-mail.ts'
import { type RegisteredAddress, registeredAddresses } from '../registered-addresses.ts'
import { type MappingSettings, personBehind, type Route, validAddresses } from '../rules.ts'
import type { Capture, SyncWitness, Witness } from '../witness.ts'
import { type Messages, messagesIn } from './messages.ts'
import { resolveItem } from './resolve-item.ts'
import { chosenFate, type SizeFate, sizeFatesOf } from './size-fate.ts'
import { type SyncWindow, syncWindows } from './windows.ts'

/** What became of a copy. */
export type Disposition = 'imported' | 'partial' | 'skipped' | 'failed'

/** A copy that must be in a mailbox. */
export interface PredictedCopy {
  archiveMessageId: string
  /** The name of the message among those of its id; see `Messages`. */
  message: string
  /** Primary address, lower case. */
  mailbox: string
  /** The capture that is imported. Other captures of the message are skipped. */
  capture: Capture
  /** Participants who resolve to this mailbox. */
  participants: CapturedParticipant[]
  route: Route
  /** Index of the sync that imports it. */
  sync: number
  fate: Exclude<SizeFate, { kind: 'refused' }>
}

/** A copy, or an item without any, that must not be in a mailbox, and why. */
export interface PredictedFailure {
  capture: Capture
  reason: 'no-mailbox' | 'size'
  /** The mailbox it would have reached; absent for `no-mailbox`. */
  mailbox?: string | undefined
  /** Numbers that the log may name as the source user of the failure. */
  sourceUserIds: string[]
  fate?: Extract<SizeFate, { kind: 'refused' }> | undefined
}

/** What must become of one capture in one mailbox. Without a mailbox: a capture that reaches no mailbox. */
export interface PredictedOutcome {
  capture: Capture
  mailbox?: string | undefined
  disposition: Disposition
}

/** What one sync must do. */
export interface SyncPrediction {
  window: SyncWindow
  /** Captures in the window, in order of capture. */
  items: Capture[]
  /** In order of capture; as many as copies are available. */
  outcomes: PredictedOutcome[]
  available: number
  dispositions: Record<Disposition, number>
  failures: PredictedFailure[]
  /** Numbers of participants who resolve to no mailbox. */
  unmapped: Set<string>
  /** If the mapping file decides for whole items: numbers of participants whom it left out. The log may list them. */
  passedOver: Set<string>
  sharedMailbox: number
}

export interface Prediction {
  /** Every copy that must exist after the last sync. Unfinished syncs count with the copies that they brought. */
  copies: PredictedCopy[]
  /** One entry per sync; each holds the windows that the readings allow, the regular one first. */
  syncs: SyncPrediction[][]
  messages: Messages
}

type Imported = Map<string, Map<string, PredictedCopy>>

/** The part of the arrivals that a prediction needs. */
export interface Arrivals {
  /** A copy of a message from any mailbox; undefined if there is none. */
  anyOf(message: string): ReadMail | undefined
  /** Whether the sync with this index imported the copy into that mailbox. */
  broughtBy(sync: number, copy: Pick<PredictedCopy, 'message' | 'mailbox'>): boolean
}

/**
 * Computes what every mailbox must hold and what every import log must say. Arrivals are used only if nothing else can
 * decide: if the declared readings allow two outcomes, they show which one the connector chose; for an unfinished sync,
 * they show how far it came. The next sync must do the rest.
 */
export function predict(
  witness: Witness,
  arrivals: Arrivals,
  messages: Messages = messagesIn(witness.captures, witness.readings),
): Prediction {
  const addressOf = registeredAddresses(witness.people)
  const imported: Imported = new Map()
  const syncs = syncWindows(witness).map((windows, index) => {
    const sync = witness.syncs[index] as SyncWitness
    const settings = settingsOf(sync, witness.readings)
    const before = cloneOf(imported)
    const predictions = chosenFirst(windows, { witness, messages, imported, arrivals }).map((window, alternative) => {
      const into = alternative === 0 ? imported : cloneOf(before)
      return predictSync({ witness, messages, window, index, settings, addressOf, imported: into, arrivals })
    })
    if (!sync.completed) forgetUndone(imported, index, arrivals)
    return predictions
  })
  return { copies: [...imported.values()].flatMap((copies) => [...copies.values()]), syncs, messages }
}

/** Removes the copies that a sync had to import and did not. */
function forgetUndone(imported: Imported, index: number, arrivals: Arrivals): void {
  for (const copies of imported.values()) {
    for (const [mailbox, copy] of copies) {
      if (copy.sync === index && !arrivals.broughtBy(index, copy)) copies.delete(mailbox)
    }
  }
}

/**
 * Alternative windows differ in what they read again, not in what is new. The exception: windows by event time, with a
 * late item that only one of them holds. If that item arrived, the connector used the other window.
 */
function chosenFirst(
  windows: SyncWindow[],
  { witness, messages, imported, arrivals }: Pick<SyncSituation, 'witness' | 'messages' | 'imported' | 'arrivals'>,
): SyncWindow[] {
  const [regular, other] = windows
  if (regular === undefined || other === undefined || witness.readings['window.basis'] === 'capture') return windows
  const isNew = (capture: Capture): boolean => (imported.get(messages.of(capture))?.size ?? 0) === 0
  const late = witness.captures.filter((capture) => other.holds(capture) && !regular.holds(capture) && isNew(capture))
  return late.some((capture) => arrivals.anyOf(messages.of(capture)) !== undefined) ? [other, regular] : windows
}

function cloneOf(imported: Imported): Imported {
  return new Map([...imported].map(([message, copies]) => [message, new Map(copies)]))
}

/** How the mapping works in a sync: switch, file, valid users, readings. */
export function settingsOf(sync: SyncWitness, readings: Readings): SyncSituation['settings'] {
  return {
    automaticMapping: sync.automaticMapping,
    targets: sync.mappingRows && targetsIn(sync.mappingRows, readings),
    mailboxes: validAddresses(sync.directory),
    customTargetNotAUser: readings['mapping.customTargetNotAUser'],
    scope: readings['mapping.scope'],
  }
}

/** Target by number. Other forms of a number count only if that is declared, and after the numbers that rows name. */
function targetsIn(rows: readonly MappingRow[], readings: Readings): Map<string, string> {
  const forms = readings['mapping.numberEquivalence'] === 'documented' ? rows : []
  return new Map([
    ...forms.flatMap(({ otherForms = [], target }) => otherForms.map((form) => [form, target] as const)),
    ...rows.map(({ number, target }) => [number, target] as const),
  ])
}

interface SyncSituation {
  witness: Witness
  messages: Messages
  window: SyncWindow
  index: number
  settings: MappingSettings & { scope: Readings['mapping.scope'] }
  addressOf: RegisteredAddress
  imported: Imported
  arrivals: Arrivals
}

function predictSync(situation: SyncSituation): SyncPrediction {
  const { window, witness } = situation
  const items = witness.captures
    .filter((capture) => window.holds(capture))
    .sort((a, b) => a.event.captureTime.getTime() - b.event.captureTime.getTime())
  const prediction: SyncPrediction = {
    window,
    items,
    outcomes: [],
    available: 0,
    dispositions: { imported: 0, partial: 0, skipped: 0, failed: 0 },
    failures: [],
    unmapped: new Set(),
    passedOver: new Set(),
    sharedMailbox: 0,
  }
  for (const capture of items) predictItem(capture, situation, prediction)
  for (const { disposition } of prediction.outcomes) prediction.dispositions[disposition] += 1
  prediction.available = prediction.outcomes.length
  return prediction
}

function predictItem(capture: Capture, situation: SyncSituation, prediction: SyncPrediction): void {
  const { archiveMessageId, participants: everybody } = capture.event
  const { outcomes, failures } = prediction
  const addressOf = (number: string): string | undefined => situation.addressOf(number, capture)
  const { reached, unmapped, passedOver } = resolveItem(everybody, addressOf, situation.settings)
  for (const number of unmapped) prediction.unmapped.add(personBehind(number))
  for (const number of passedOver) prediction.passedOver.add(personBehind(number))
  if (reached.size === 0) {
    outcomes.push({ capture, disposition: 'failed' })
    failures.push({ capture, reason: 'no-mailbox', sourceUserIds: everybody.map(({ number }) => number) })
    return
  }
  const fate = fateOf(capture, situation)
  const message = situation.messages.of(capture)
  const there = situation.imported.get(message) ?? new Map<string, PredictedCopy>()
  situation.imported.set(message, there)
  for (const [mailbox, { participants, route }] of reached) {
    if (participants.length > 1) prediction.sharedMailbox += 1
    if (there.has(mailbox)) {
      outcomes.push({ capture, mailbox, disposition: 'skipped' })
    } else if (fate.kind === 'refused') {
      const sourceUserIds = participants.map((participant) => participant.number)
      outcomes.push({ capture, mailbox, disposition: 'failed' })
      failures.push({ capture, reason: 'size', mailbox, sourceUserIds, fate })
    } else {
      outcomes.push({ capture, mailbox, disposition: fate.kind === 'partial' ? 'partial' : 'imported' })
      there.set(mailbox, {
        archiveMessageId,
        message,
        mailbox,
        capture,
        participants,
        route,
        sync: situation.index,
        fate,
      })
    }
  }
}

function fateOf(capture: Capture, { witness, messages, arrivals }: SyncSituation): SizeFate {
  const fates = sizeFatesOf(capture, witness.readings)
  const { attachments } = capture.event
  return chosenFate(fates, fates.length > 1 ? arrivals.anyOf(messages.of(capture)) : undefined, attachments.length)
}
