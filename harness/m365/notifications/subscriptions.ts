import type { SubscribedChange } from '../../contract/index.ts'
import type { VirtualClock } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { drawGuid } from '../graph/identifiers.ts'

/** Which changes an app asks to hear of, and where. Document: Microsoft Graph reference v1.0, subscription. */
export interface Subscription {
  readonly id: string
  /** The app that made it; no other sees it. */
  readonly appId: string
  /** The person for whom it was made, or the app itself. */
  readonly creatorId: string
  /** As it was asked for. */
  readonly resource: string
  /** As it was asked for: `created,updated`. */
  readonly changeType: string
  readonly notificationUrl: string
  readonly clientState: string | null
  readonly latestSupportedTlsVersion: string
  readonly expires: Date
  /** The directory entry whose mailbox it watches. */
  readonly entryId: string
  /** Undefined: the whole mailbox, without Recoverable Items. */
  readonly folderId: string | undefined
  /** Whether notifications name messages by their immutable ids. */
  readonly withImmutableIds: boolean
}

/** The subscriptions of a tenant. Those that have expired are gone. */
export interface Subscriptions extends Savable {
  add(subscription: Omit<Subscription, 'id'>): Subscription
  /** Of this app. */
  find(id: string, appId: string): Subscription | undefined
  ofApp(appId: string): Subscription[]
  ofMailbox(entryId: string): Subscription[]
  renew(subscription: Subscription, expires: Date): Subscription
  remove(id: string): void
}

/** The subscriptions that the tables hold. */
export function createSubscriptions(parts: {
  clock: VirtualClock
  chance: Chance
  tables: StateTables
}): Subscriptions {
  const { clock, chance } = parts
  const byId = parts.tables.map<Subscription>('subscriptions')
  const present = (): Subscription[] => {
    const now = clock.now()
    for (const { id, expires } of [...byId.values()]) if (expires <= now) byId.delete(id)
    return [...byId.values()]
  }
  return {
    add: (asked) => {
      const subscription = { id: drawGuid(chance), ...asked }
      byId.set(subscription.id, subscription)
      return subscription
    },
    find: (id, appId) => present().find((one) => one.id === id && one.appId === appId),
    ofApp: (appId) => present().filter((one) => one.appId === appId),
    // Asked at each change of a message, and most tenants have no subscription.
    ofMailbox: (entryId) => (byId.size === 0 ? [] : present().filter((one) => one.entryId === entryId)),
    renew: (subscription, expires) => {
      const renewed = { ...subscription, expires }
      byId.set(renewed.id, renewed)
      return renewed
    },
    remove: (id) => {
      byId.delete(id)
    },
    save: byId.save.bind(byId),
  }
}

/** Whether a subscription is to one kind of change. */
export function isTold({ changeType }: Subscription, change: SubscribedChange): boolean {
  return changeType.split(',').some((one) => one.trim().toLowerCase() === change)
}
