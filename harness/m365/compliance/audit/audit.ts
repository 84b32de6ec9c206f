import type { VirtualClock } from '../../../control/clock.ts'
import { type Savable, saveAll } from '../../../control/savable.ts'
import type { Chance } from '../../../control/seed.ts'
import { type Acting, createActing } from './acting.ts'
import { type AuditLog, createAuditLog } from './audit-log.ts'
import { type AuditQueries, createAuditQueries } from './audit-queries.ts'

/** The audit of a tenant: its log, the queries against it, and who acts now. */
export interface Audit extends Savable {
  readonly log: AuditLog
  readonly queries: AuditQueries
  readonly acting: Acting
}

/** An audit with an empty log. `isOn`: whether auditing is on for the organisation (TEN-10). */
export function createAudit(options: { clock: VirtualClock; chance: Chance; isOn(): boolean }): Audit {
  const { clock, chance, isOn } = options
  const log = createAuditLog({ now: () => clock.now(), isOn })
  const queries = createAuditQueries({ clock, chance, log })
  return { log, queries, acting: createActing(), save: () => saveAll([log, queries]) }
}
