import type { CaptureSource } from '../../contract/index.ts'
import type { Savable } from '../../control/savable.ts'
import { saveAll } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { siteError } from '../refusals/site-error.ts'

/** A plan as the site keeps it. */
export interface StoredPlan {
  readonly planId: string
  readonly name: string
  /** The product whose traffic it archives. */
  readonly source: CaptureSource
}

/** The archive plans of the account, and who is assigned to which. */
export interface ArchivePlans extends Savable {
  add(name: string, source: CaptureSource): StoredPlan
  /** Throws the SiteError `plan-not-found`. */
  get(planId: string): StoredPlan
  /** In the order of their creation. */
  list(): StoredPlan[]
  /** Does nothing when the user is on the plan already. Throws like `get`. */
  assign(planId: string, userId: string): void
  /** Does nothing when the user is not on the plan. Throws like `get`. */
  unassign(planId: string, userId: string): void
  /** In the order of the assignments. */
  planIdsOf(userId: string): string[]
  /** Whether a user's traffic of a product is archived. */
  cover(userId: string, source: CaptureSource): boolean
  assignedUsers(planId: string): number
}

/** The plans that the tables hold. */
export function createArchivePlans(tables: StateTables): ArchivePlans {
  const plans = tables.map<StoredPlan>('by id')
  const assigned = tables.map<readonly string[]>('of user')
  const get = (planId: string): StoredPlan => {
    const plan = plans.get(planId)
    if (plan === undefined) throw siteError('plan-not-found')
    return plan
  }
  const planIdsOf = (userId: string): readonly string[] => assigned.get(userId) ?? []
  return {
    add: (name, source) => {
      const plan: StoredPlan = { planId: `plan-${plans.size + 1}`, name, source }
      plans.set(plan.planId, plan)
      return plan
    },
    get,
    list: () => [...plans.values()],
    assign: (planId, userId) => {
      get(planId)
      if (!planIdsOf(userId).includes(planId)) assigned.set(userId, [...planIdsOf(userId), planId])
    },
    unassign: (planId, userId) => {
      get(planId)
      assigned.set(
        userId,
        planIdsOf(userId).filter((held) => held !== planId),
      )
    },
    planIdsOf: (userId) => [...planIdsOf(userId)],
    cover: (userId, source) => planIdsOf(userId).some((planId) => get(planId).source === source),
    assignedUsers: (planId) => [...assigned.values()].filter((planIds) => planIds.includes(planId)).length,
    save: () => saveAll([plans, assigned]),
  }
}
