import type { Readings } from '../../catalogue/index.ts'
import type { CapturedParticipant } from '../../contract/index.ts'
import type { MappingRow } from '../../synth/person.ts'
import type { ReadMail } from '../mail/read-mail.ts'
import { type RegisteredAddress, registeredAddresses } from '../registered-addresses.ts'
import { type MappingSettings, personBehind, validAddresses } from '../rules.ts'
import type { Capture, SyncWitness, Witness } from '../witness.ts'
import { type Messages, messagesIn } from './messages.ts'
import {
  type Disposition,
  dispositionsOf,
  eachCopyOf,
  eachOutcomeOf,
  type Imported,
  type ItemOutcomes,
  type PredictedCopy,
  type PredictedOutcome,
} from './predicted-copies.ts'
import { type ResolvedItem, resolveItem } from './resolve-item.ts'
import { chosenFate, type SizeFate, sizeFatesOf } from './size-fate.ts'
import { type SyncWindow, syncWindows } from './windows.ts'

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

/** What one sync must do. */
export interface SyncPrediction {
  window: SyncWindow
  /** Captures in the window, in order of capture. */
  items: Capture[]
  /** In order of capture; as many as copies are available. Made when it is read: a day may have millions. */
  readonly outcomes: PredictedOutcome[]
  /** The same, one after the other. */
  eachOutcome(): Iterable<PredictedOutcome>
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
  /**
   * Every copy that must exist after the last sync. Unfinished syncs count with the copies that they brought. Made when it is read, each
   * time from other objects.
   */
  readonly copies: PredictedCopy[]
  /** The same, one after the other; with `mailbox`, only those in this mailbox. */
  eachCopy(mailbox?: string): Iterable<PredictedCopy>
  /** One entry per sync; each holds the windows that the readings allow, the regular one first. */
  syncs: SyncPrediction[][]
  messages: Messages
}

/** The part of the arrivals that a prediction needs. */
export interface Arrivals {
  /** A copy of a message from any mailbox; undefined if there is none. */
  anyOf(message: string): Pick<ReadMail, 'attachments'> | undefined
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
  const eachCopy = (mailbox?: string): Iterable<PredictedCopy> => eachCopyOf(imported, mailbox)
  return {
    get copies() {
      return [...eachCopy()]
    },
    eachCopy,
    syncs,
    messages,
  }
}

/** Removes the copies that a sync had to import and did not. */
function forgetUndone(imported: Imported, index: number, arrivals: Arrivals): void {
  for (const [message, all] of imported) {
    const left = all.map((copies) => {
      if (copies.sync !== index) return copies
      const mailboxes = copies.mailboxes.filter((mailbox) => arrivals.broughtBy(index, { message, mailbox }))
      return { ...copies, mailboxes }
    })
    imported.set(message, left)
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
  const isNew = (capture: Capture): boolean =>
    (imported.get(messages.of(capture)) ?? []).every(({ mailboxes }) => mailboxes.length === 0)
  const late = witness.captures.filter((capture) => other.holds(capture) && !regular.holds(capture) && isNew(capture))
  return late.some((capture) => arrivals.anyOf(messages.of(capture)) !== undefined) ? [other, regular] : windows
}

function cloneOf(imported: Imported): Imported {
  return new Map(imported)
}

/** How the mapping works in a sync: switch, file, valid users, readings. */
export function settingsOf(sync: SyncWitness, readings: Readings): SyncSituation['settings'] {
  return {
    automaticMapping: sync.automaticMapping,
    targets: sync.mappingRows && targetsIn(sync.mappingRows, readings),
    mailboxes: validAddresses(sync.directory, sync.renamed),
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

/** What is added up while the items of a sync are looked at. */
interface Counted extends Omit<SyncPrediction, 'outcomes' | 'eachOutcome'> {
  byItem: ItemOutcomes[]
}

function predictSync(situation: SyncSituation): SyncPrediction {
  const { window, witness } = situation
  const items = witness.captures
    .filter((capture) => window.holds(capture))
    .sort((a, b) => a.event.captureTime.getTime() - b.event.captureTime.getTime())
  const prediction: Counted = {
    window,
    items,
    byItem: [],
    available: 0,
    dispositions: { imported: 0, partial: 0, skipped: 0, failed: 0 },
    failures: [],
    unmapped: new Set(),
    passedOver: new Set(),
    sharedMailbox: 0,
  }
  const resolve = resolver(situation)
  for (const capture of items) predictItem(capture, resolve(capture), situation, prediction)
  const { byItem, ...counted } = prediction
  const eachOutcome = (): Iterable<PredictedOutcome> => eachOutcomeOf(byItem)
  return {
    ...counted,
    get outcomes() {
      return [...eachOutcome()]
    },
    eachOutcome,
  }
}

/** A resolved item with the mailboxes that it reaches. */
interface Resolved extends ResolvedItem {
  mailboxes: readonly string[]
}

/** Resolves items. Those with the same list of participants share the answer, as in a group that nobody left. */
function resolver({ addressOf, settings }: SyncSituation): (capture: Capture) => Resolved {
  const known = new Map<readonly CapturedParticipant[], { peopleKnown: number | undefined; resolved: Resolved }>()
  return (capture) => {
    const { participants } = capture.event
    const { peopleKnown } = capture
    const before = known.get(participants)
    if (before !== undefined && before.peopleKnown === peopleKnown) return before.resolved
    const item = resolveItem(participants, (number) => addressOf(number, capture), settings)
    const resolved = { ...item, mailboxes: [...item.reached.keys()] }
    known.set(participants, { peopleKnown, resolved })
    return resolved
  }
}

function predictItem(
  capture: Capture,
  { reached, mailboxes, unmapped, passedOver }: Resolved,
  situation: SyncSituation,
  prediction: Counted,
): void {
  const { participants: everybody } = capture.event
  const { failures, dispositions, byItem } = prediction
  for (const number of unmapped) prediction.unmapped.add(personBehind(number))
  for (const number of passedOver) prediction.passedOver.add(personBehind(number))
  if (reached.size === 0) {
    byItem.push({ capture, mailboxes: noMailbox, dispositions: 'failed' })
    prediction.available += 1
    dispositions.failed += 1
    failures.push({ capture, reason: 'no-mailbox', sourceUserIds: everybody.map(({ number }) => number) })
    return
  }
  const fate = fateOf(capture, situation)
  const message = situation.messages.of(capture)
  const there = situation.imported.get(message) ?? []
  const isThere = (mailbox: string): boolean => there.some((copies) => copies.mailboxes.includes(mailbox))
  const its = mailboxes.map((mailbox): Disposition => {
    if (isThere(mailbox)) return 'skipped'
    if (fate.kind === 'refused') return 'failed'
    return fate.kind === 'partial' ? 'partial' : 'imported'
  })
  byItem.push({ capture, mailboxes, dispositions: dispositionsOf(its) })
  prediction.available += its.length
  for (const disposition of its) dispositions[disposition] += 1
  for (const { participants } of reached.values()) if (participants.length > 1) prediction.sharedMailbox += 1
  // Also without copies: its place among the messages is that of the first item that reaches a mailbox.
  situation.imported.set(message, there)
  const missing = there.length === 0 ? mailboxes : mailboxes.filter((mailbox) => !isThere(mailbox))
  if (fate.kind === 'refused') {
    for (const mailbox of missing) {
      const sourceUserIds = reached.get(mailbox)?.participants.map(({ number }) => number) ?? []
      failures.push({ capture, reason: 'size', mailbox, sourceUserIds, fate })
    }
  } else if (missing.length > 0) {
    const copies = { message, capture, sync: situation.index, fate, reached, mailboxes: missing }
    // Not spread: an array that is made by spreading keeps room for sixteen more.
    situation.imported.set(message, there.length === 0 ? [copies] : there.concat(copies))
  }
}

/** The outcome of an item that reaches no mailbox has none. */
const noMailbox = [undefined]

function fateOf(capture: Capture, { witness, messages, arrivals }: SyncSituation): SizeFate {
  const fates = sizeFatesOf(capture, witness.readings)
  const { attachments } = capture.event
  return chosenFate(fates, fates.length > 1 ? arrivals.anyOf(messages.of(capture)) : undefined, attachments.length)
}
