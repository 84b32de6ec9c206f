import { type Prediction, settingsOf } from '../predict/predict.ts'
import { resolveItem } from '../predict/resolve-item.ts'
import { type RegisteredAddress, registeredAddresses } from '../registered-addresses.ts'
import type { Route } from '../rules.ts'
import type { Capture, SyncWitness, Witness } from '../witness.ts'
import { excerpt } from './point-out.ts'

/** What the maker of a connector has to know of an item to see why it belongs into a mailbox, by its `itemId`. */
export type ItemWords = (itemId: string | undefined) => string[] | undefined

/** More participants would hide the rest of a finding. */
const participantsShown = 3

const routeWords: Record<Route, string> = {
  file: 'by the mapping file',
  address: 'by their address',
  'address-after-file': 'by their address, because the target in the mapping file is not a valid user',
}

/** Describes the items of a world: what they are, whose they are, and in which run they are due. Each is described once. */
export function itemWords(witness: Witness, prediction: Prediction): ItemWords {
  const addressOf = registeredAddresses(witness.people)
  const known = new Map<string, string[]>()
  let captures: Map<string, Capture> | undefined
  return (itemId) => {
    if (itemId === undefined) return undefined
    captures ??= new Map(witness.captures.map((capture) => [capture.item.itemId, capture]))
    const capture = captures.get(itemId)
    if (capture === undefined) return undefined
    const words = known.get(itemId) ?? describe(capture, { witness, prediction, addressOf })
    known.set(itemId, words)
    return words
  }
}

interface World {
  witness: Witness
  prediction: Prediction
  addressOf: RegisteredAddress
}

function describe(capture: Capture, { witness, prediction, addressOf }: World): string[] {
  const dueIn = prediction.syncs.findIndex((alternatives) => alternatives.some(({ items }) => items.includes(capture)))
  const sync = witness.syncs[dueIn] ?? witness.syncs.at(-1)
  return [
    whatItIs(capture),
    ...(sync === undefined ? [] : [whoseItIs(capture, sync, witness, addressOf)]),
    whenItIsDue(dueIn, witness, prediction),
  ]
}

function whatItIs({ event, item }: Capture): string {
  const { kind, call, chat, eventTime, captureTime, attachments, source, network } = event
  const calls = call === undefined ? '' : ` (${call.mode}, ${call.outcome})`
  const name = chat.name === undefined ? '' : ` in the ${chat.type} "${excerpt(chat.name ?? '')}"`
  const textBytes = Buffer.byteLength(item.text)
  const filesBytes = attachments.reduce((sum, { content }) => sum + content.sizeBytes, 0)
  const size = attachments.length === 0 ? '' : `; text and files have ${textBytes + filesBytes} bytes`
  const times = `sent ${eventTime.toISOString()}, captured ${captureTime.toISOString()}`
  return `${kind}${calls}${name}, ${times} (${network}, ${source})${size}`
}

function whoseItIs(capture: Capture, sync: SyncWitness, witness: Witness, addressOf: RegisteredAddress): string {
  const { participants } = capture.event
  const settings = settingsOf(sync, witness.readings)
  const { reached } = resolveItem(participants, (number) => addressOf(number, capture), settings)
  const mailboxOf = new Map(
    [...reached].flatMap(([mailbox, { participants: its, route }]) =>
      its.map((one) => [one, `${mailbox}, ${routeWords[route]}`] as const),
    ),
  )
  const shown = participants
    .slice(0, participantsShown)
    .map((one) => `${one.role} ${excerpt(one.number)}: ${mailboxOf.get(one) ?? 'no mailbox'}`)
  const more = participants.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more ${more === 1 ? 'participant' : 'participants'}`] : [])].join('; ')
}

function whenItIsDue(dueIn: number, { syncs }: Witness, prediction: Prediction): string {
  const windowOf = (index: number): string => {
    const window = prediction.syncs[index]?.[0]?.window
    return window === undefined ? '' : `${window.from.toISOString()} to ${window.to.toISOString()}`
  }
  const struck = syncs[dueIn]?.faultsStruck ?? []
  const faults = struck.length === 0 ? '' : `; faults that struck in it: ${[...new Set(struck)].join(', ')}`
  if (dueIn >= 0) return `due in run ${dueIn + 1} of ${syncs.length}, whose window is ${windowOf(dueIn)}${faults}`
  const last = syncs.length - 1
  return `due in no run; the last one, run ${last + 1}, has the window ${windowOf(last)}`
}
