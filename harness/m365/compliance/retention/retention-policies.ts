import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'

/** What a policy does with an item, and when. */
export interface RetentionPolicy {
  readonly policyId: string
  readonly name: string
  readonly action: 'retain' | 'delete' | 'retain then delete'
  /** How old an item gets, in days; undefined: it is retained for ever. */
  readonly days: number | undefined
  /** What the age counts from. */
  readonly from: 'received' | 'modified'
  /** The mailboxes it names, by entry id; or the whole organization but for those that it excludes. */
  readonly mailboxes: 'all' | readonly string[]
  readonly excluded: readonly string[]
  readonly createdAt: Date
}

/** The retention policies of a tenant. They act as soon as they are there. */
export interface RetentionPolicies extends Savable {
  list(): readonly RetentionPolicy[]
  /** Those that reach a mailbox. */
  of(entryId: string): readonly RetentionPolicy[]
  /** Throws `retentionPolicyExists` for a name that another policy has, in any letter case. */
  create(policy: Omit<RetentionPolicy, 'policyId'>): RetentionPolicy
  /** By id or name. Throws `retentionPolicyUnknown`. */
  get(idOrName: string): RetentionPolicy
  /** Throws `retentionPolicyUnknown`. */
  remove(idOrName: string): RetentionPolicy
}

/** The policies that the tables hold; `drawId` makes the ids of new ones. */
export function createRetentionPolicies(drawId: () => string, tables: StateTables): RetentionPolicies {
  const policies = tables.value<readonly RetentionPolicy[]>('retention policies', () => [])
  const find = (idOrName: string): RetentionPolicy | undefined =>
    policies.get().find(({ policyId, name }) => policyId === idOrName || isSameName(name, idOrName))
  const get = (idOrName: string): RetentionPolicy => {
    const found = find(idOrName)
    if (found === undefined) throw new GraphRefusal('retentionPolicyUnknown', idOrName)
    return found
  }
  return {
    list: policies.get,
    of: (entryId) => policies.get().filter((policy) => reaches(policy, entryId)),
    create: (policy) => {
      if (find(policy.name) !== undefined) throw new GraphRefusal('retentionPolicyExists', policy.name)
      const created = { ...policy, policyId: drawId() }
      policies.set([...policies.get(), created])
      return created
    },
    get,
    remove: (idOrName) => {
      const removed = get(idOrName)
      policies.set(policies.get().filter((policy) => policy !== removed))
      return removed
    },
    save: policies.save,
  }
}

/** Whether a policy is about a mailbox. */
export function reaches({ mailboxes, excluded }: RetentionPolicy, entryId: string): boolean {
  return !excluded.includes(entryId) && (mailboxes === 'all' || mailboxes.includes(entryId))
}

/** Whether a policy keeps what it reaches. */
export function isRetaining({ action }: RetentionPolicy): boolean {
  return action !== 'delete'
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
