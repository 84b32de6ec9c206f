import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import { dayMs, type LitigationHold } from '../holds/litigation-holds.ts'
import { presentItems, type RecoverablePlace, recoverableItems } from '../recoverable-items/recoverable-items.ts'
import type { PassOptions } from './mailbox-pass.ts'
import { retentionVerdict } from './principles.ts'
import type { RetentionPolicy } from './retention-policies.ts'

/** What becomes of an item if nobody changes anything. */
export interface ForecastItem {
  readonly message: Message
  /** Where it is in Recoverable Items; undefined: its owner sees it. */
  readonly place: RecoverablePlace | undefined
  /** When a policy moves it into Recoverable Items; undefined: it is there, or none does. */
  readonly leavesSightAt: Date | undefined
  /** When it is gone for good; undefined: never. */
  readonly goneAt: Date | undefined
  /** What keeps it for ever, or kept it longest from being gone; undefined: nothing. */
  readonly keptBy: 'litigation hold' | 'delay hold' | 'case hold' | 'retention' | undefined
}

/** What a forecast works with, beside what a pass does. */
export interface ForecastOptions extends Pick<PassOptions, 'holds' | 'deletions' | 'settings' | 'policiesOf'> {
  /** The first pass of the assistant that is at this instant or later, and not over. In milliseconds since 1970. */
  passFrom(atMs: number): number
  /** From when on the mailbox of somebody who left is lost with all that is in it, unless a delay hold keeps it; undefined: it is not. */
  lostFromMs: number | undefined
}

/** How often a keeper may end and another go on: each of the four once, and once more for the order. */
const keepersMax = 8

/**
 * What the assistant will do with each item of a mailbox, by the same rules as `passMailbox`. A property test holds the two against
 * each other.
 */
export async function forecastOf(options: ForecastOptions, mailbox: Mailbox): Promise<ForecastItem[]> {
  const { deletions, passFrom } = options
  const { policies } = options.policiesOf(mailbox)
  const retentionMs = options.settings.ofMailbox(mailbox.entryId).deletedItemRetentionDays * dayMs
  const removedAtMs = removalMs(options, mailbox.entryId)
  const forecast: ForecastItem[] = []
  for (const message of presentItems(mailbox.folders)) {
    const dates = { received: message.receivedTime ?? message.createdTime, modified: message.modifiedTime }
    const { deletedAtMs } = retentionVerdict(dates, policies)
    const hiddenMs = deletedAtMs === Infinity ? undefined : passFrom(deletedAtMs)
    const end =
      hiddenMs === undefined
        ? undefined
        : await endOf(options, { mailbox, message, policies, fromMs: hiddenMs + retentionMs, modified: dates.modified })
    forecast.push(itemOf(removedAtMs, { message, place: undefined, hiddenMs, end }))
  }
  for (const { message, place } of recoverableItems(mailbox.folders)) {
    const { at, modifiedTime: modified } = deletions.of(message)
    const fromMs = place === 'Versions' ? 0 : at.getTime() + retentionMs
    const end = await endOf(options, { mailbox, message, policies, fromMs, modified })
    forecast.push(itemOf(removedAtMs, { message, place, hiddenMs: undefined, end }))
  }
  return forecast
}

interface End {
  goneMs: number | undefined
  keptBy: ForecastItem['keptBy']
}

function itemOf(
  removedAtMs: number,
  {
    message,
    place,
    hiddenMs,
    end,
  }: Pick<ForecastItem, 'message' | 'place'> & { hiddenMs: number | undefined; end: End | undefined },
): ForecastItem {
  const goneMs = Math.min(end?.goneMs ?? Infinity, removedAtMs)
  const dateOf = (ms: number | undefined): Date | undefined =>
    ms === undefined || ms === Infinity ? undefined : new Date(ms)
  const isHidden = hiddenMs !== undefined && hiddenMs <= goneMs
  return {
    ...{ message, place, leavesSightAt: isHidden ? dateOf(hiddenMs) : undefined, goneAt: dateOf(goneMs) },
    keptBy: end?.keptBy,
  }
}

interface Ending {
  mailbox: Mailbox
  message: Message
  policies: readonly RetentionPolicy[]
  /** When deleted item retention is over. */
  fromMs: number
  modified: Date
}

/** Goes from pass to pass, each time to where what keeps the item ends. */
async function endOf(options: ForecastOptions, ending: Ending): Promise<End> {
  let goneMs = options.passFrom(ending.fromMs)
  let keptBy: ForecastItem['keptBy']
  for (let round = 0; round < keepersMax; round += 1) {
    const keeper = await keeperAt(options, ending, goneMs)
    if (keeper === undefined) return { goneMs, keptBy }
    keptBy = keeper.by
    if (keeper.untilMs === Infinity) return { goneMs: undefined, keptBy }
    goneMs = options.passFrom(keeper.untilMs)
  }
  return { goneMs: undefined, keptBy }
}

/** What keeps an item at an instant, and until when. */
async function keeperAt(
  { holds, passFrom }: ForecastOptions,
  { mailbox, message, policies, modified }: Ending,
  atMs: number,
): Promise<{ by: NonNullable<ForecastItem['keptBy']>; untilMs: number } | undefined> {
  const { entryId } = mailbox
  const received = message.receivedTime ?? message.createdTime
  const { keptUntilMs } = retentionVerdict({ received, modified }, policies)
  if (keptUntilMs > atMs) return { by: 'retention', untilMs: keptUntilMs }
  const delayMs = delayEndMs({ holds, passFrom }, entryId)
  if (delayMs > atMs) return { by: 'delay hold', untilMs: delayMs }
  const by = await holds.onItem({ mailbox, message }, new Date(atMs), 'without delay')
  if (by === undefined) return undefined
  const litigation = holds.litigationOf(entryId)
  const untilMs =
    by === 'litigation hold' && litigation !== undefined ? litigationEndMs(litigation, received) : Infinity
  return { by, untilMs }
}

/** A delay hold that is due begins with the next pass. */
function delayEndMs(
  { holds: { delay }, passFrom }: Pick<ForecastOptions, 'holds' | 'passFrom'>,
  entryId: string,
): number {
  return delay.isDue(entryId) ? passFrom(0) + delay.lastsMs : (delay.endOf(entryId)?.getTime() ?? 0)
}

function removalMs(options: ForecastOptions, entryId: string): number {
  const { lostFromMs, passFrom } = options
  return lostFromMs === undefined ? Infinity : passFrom(Math.max(lostFromMs, delayEndMs(options, entryId)))
}

function litigationEndMs({ durationDays }: LitigationHold, received: Date): number {
  return durationDays === undefined ? Infinity : received.getTime() + durationDays * dayMs
}
