import type { Readings } from '../catalogue/index.ts'
import type { CapturedParticipant } from '../contract/index.ts'
import type { Person } from '../synth/person.ts'
import type { Disposition } from './ledger.ts'
import { type MappingSettings, mailboxOf, type Route, type SizeFate, sizeFateOf, validAddresses } from './rules.ts'
import { type SyncWindow, syncWindows } from './windows.ts'
import type { Capture, SyncWitness, Witness } from './witness.ts'

/** A copy that must be in a mailbox. */
export interface PredictedCopy {
  archiveMessageId: string
  /** Primary address, lower case. */
  mailbox: string
  /** The capture that brings it; further captures of the message are skipped. */
  capture: Capture
  /** Participants who lead to this mailbox. */
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
  /** Numbers that the log may name as the source user. */
  sourceUserIds: string[]
  fate?: Extract<SizeFate, { kind: 'refused' }> | undefined
}

/** What one sync must do. */
export interface SyncPrediction {
  window: SyncWindow
  /** Captures in the window, in order of capture. */
  items: Capture[]
  available: number
  dispositions: Record<Disposition, number>
  failures: PredictedFailure[]
  /** Numbers of participants who lead to no mailbox. */
  unmapped: Set<string>
  sharedMailbox: number
}

export interface Prediction {
  /** Every copy that must exist after the last sync. */
  copies: PredictedCopy[]
  /** One entry per sync; each holds the windows that the readings allow, the regular one first. */
  syncs: SyncPrediction[][]
}

type Imported = Map<string, Map<string, PredictedCopy>>

/** What every mailbox must hold, and what every import log must say, from what happened alone. */
export function predict(witness: Witness): Prediction {
  const addresses = new Map(witness.people.map((person) => [person.number, person.registration?.userEmailAddress]))
  const imported: Imported = new Map()
  const syncs = syncWindows(witness).map((windows, index) => {
    const sync = witness.syncs[index] as SyncWitness
    const settings = settingsOf(sync, witness.readings)
    // Alternatives differ in what they read again, never in what is new; so each starts from what was there before.
    const before = copyOf(imported)
    return windows.map((window, alternative) => {
      const into = alternative === 0 ? imported : copyOf(before)
      return predictSync({ witness, window, index, settings, addresses, imported: into })
    })
  })
  return { copies: [...imported.values()].flatMap((copies) => [...copies.values()]), syncs }
}

function copyOf(imported: Imported): Imported {
  return new Map([...imported].map(([message, copies]) => [message, new Map(copies)]))
}

function settingsOf(sync: SyncWitness, readings: Readings): MappingSettings {
  return {
    automaticMapping: sync.automaticMapping,
    targets: sync.mappingRows && new Map(sync.mappingRows.map((row) => [row.number, row.target])),
    mailboxes: validAddresses(sync.directory),
    customTargetNotAUser: readings['mapping.customTargetNotAUser'],
  }
}

interface SyncSituation {
  witness: Witness
  window: SyncWindow
  index: number
  settings: MappingSettings
  /** Registered address by number. */
  addresses: Map<Person['number'], string | undefined>
  imported: Imported
}

function predictSync(situation: SyncSituation): SyncPrediction {
  const { window, witness } = situation
  const items = witness.captures
    .filter((capture) => window.holds(capture))
    .sort((a, b) => a.event.captureTime.getTime() - b.event.captureTime.getTime())
  const prediction: SyncPrediction = {
    window,
    items,
    available: 0,
    dispositions: { imported: 0, partial: 0, skipped: 0, failed: 0 },
    failures: [],
    unmapped: new Set(),
    sharedMailbox: 0,
  }
  for (const capture of items) predictItem(capture, situation, prediction)
  const { imported, partial, skipped, failed } = prediction.dispositions
  prediction.available = imported + partial + skipped + failed
  return prediction
}

function predictItem(capture: Capture, situation: SyncSituation, prediction: SyncPrediction): void {
  const reached = mailboxesOf(capture, situation, prediction.unmapped)
  if (reached.size === 0) {
    prediction.dispositions.failed += 1
    const sourceUserIds = capture.event.participants.map((participant) => participant.number)
    prediction.failures.push({ capture, reason: 'no-mailbox', sourceUserIds })
    return
  }
  const fate = sizeFateOf(capture, situation.witness.readings)
  const there = situation.imported.get(capture.event.archiveMessageId) ?? new Map<string, PredictedCopy>()
  situation.imported.set(capture.event.archiveMessageId, there)
  for (const [mailbox, { participants, route }] of reached) {
    if (participants.length > 1) prediction.sharedMailbox += 1
    if (there.has(mailbox)) {
      prediction.dispositions.skipped += 1
    } else if (fate.kind === 'refused') {
      prediction.dispositions.failed += 1
      const sourceUserIds = participants.map((participant) => participant.number)
      prediction.failures.push({ capture, reason: 'size', mailbox, sourceUserIds, fate })
    } else {
      prediction.dispositions[fate.kind === 'partial' ? 'partial' : 'imported'] += 1
      const { archiveMessageId } = capture.event
      there.set(mailbox, { archiveMessageId, mailbox, capture, participants, route, sync: situation.index, fate })
    }
  }
}

/** MAP-2, MAP-8: every participant alone, every mailbox once. */
function mailboxesOf(
  capture: Capture,
  situation: SyncSituation,
  unmapped: Set<string>,
): Map<string, { participants: CapturedParticipant[]; route: Route }> {
  const reached = new Map<string, { participants: CapturedParticipant[]; route: Route }>()
  for (const participant of capture.event.participants) {
    const userEmailAddress = situation.addresses.get(participant.number)
    const resolved = mailboxOf({ number: participant.number, userEmailAddress }, situation.settings)
    if (resolved === undefined) {
      unmapped.add(participant.number)
      continue
    }
    const already = reached.get(resolved.mailbox)
    if (already) already.participants.push(participant)
    else reached.set(resolved.mailbox, { participants: [participant], route: resolved.route })
  }
  return reached
}
