import type { VirtualClock } from '../../../control/clock.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { ComplianceEvents } from '../compliance-event.ts'
import type { SettingsStore } from '../settings.ts'
import {
  createRetentionPolicies,
  isRetaining,
  type RetentionPolicies,
  type RetentionPolicy,
  reaches,
} from './retention-policies.ts'

/** A policy as somebody creates it. */
type NewRetentionPolicy = Omit<RetentionPolicy, 'policyId' | 'createdAt'>

/** The policies of a tenant, and what they do to mailboxes as a whole. */
export interface Policies extends Omit<RetentionPolicies, 'create'> {
  create(policy: NewRetentionPolicy): RetentionPolicy
  /** The policies that act in a mailbox. In one that is too small, none does. */
  reaching(mailbox: Mailbox): { policies: readonly RetentionPolicy[]; isSmall: boolean }
  /** Whether a policy keeps what is in a mailbox. */
  isRetaining(mailbox: Mailbox): boolean
}

/** What the policies are made from. */
export interface PoliciesOptions {
  clock: Pick<VirtualClock, 'now'>
  settings: Pick<SettingsStore, 'present'>
  events: Pick<ComplianceEvents, 'tell'>
  drawId: () => string
  tables: StateTables
  /** The entry ids of all mailboxes. */
  entryIds(): string[]
  /** Called for every mailbox that a policy does not retain any more. */
  onRelease(entryId: string): void
}

/** The policies that the tables hold. */
export function createPolicies(options: PoliciesOptions): Policies {
  const { clock, settings, events, drawId, tables, entryIds, onRelease } = options
  const store = createRetentionPolicies(drawId, tables)
  const reaching: Policies['reaching'] = (mailbox) => {
    const policies = store.of(mailbox.entryId)
    if (policies.length === 0) return { policies, isSmall: false }
    const isSmall = mailbox.usedBytes() + mailbox.recoverableBytes() < settings.present().retentionMailboxBytesMin
    return { policies: isSmall ? [] : policies, isSmall }
  }
  return {
    list: store.list,
    get: store.get,
    of: store.of,
    create: (fields) => {
      const policy = store.create({ ...fields, createdAt: clock.now() })
      const { name, action, days = null, from } = policy
      events.tell('retention policy created', policy.policyId, { name, action, days, from })
      return policy
    },
    remove: (idOrName) => {
      const policy = store.remove(idOrName)
      if (isRetaining(policy)) for (const entryId of entryIds()) if (reaches(policy, entryId)) onRelease(entryId)
      events.tell('retention policy deleted', policy.policyId, { name: policy.name })
      return policy
    },
    reaching,
    isRetaining: (mailbox) => reaching(mailbox).policies.some(isRetaining),
    save: store.save,
  }
}
