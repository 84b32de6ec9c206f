import type { VirtualClock } from '../../../control/clock.ts'
import { type Savable, saveAll } from '../../../control/savable.ts'
import type { Chance } from '../../../control/seed.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { type Acting, createActing } from './acting.ts'
import { type AuditLog, createAuditLog } from './audit-log.ts'
import { type AuditQueries, createAuditQueries } from './audit-queries.ts'

/** The audit of a tenant: its log, the queries against it, and who acts now. */
export interface Audit extends Savable {
  readonly log: AuditLog
  readonly queries: AuditQueries
  readonly acting: Acting
}

interface Options {
  clock: VirtualClock
  chance: Chance
  tables: StateTables
  /** Whether auditing is on for the organisation (TEN-10). */
  isOn(): boolean
}

/** The audit that the tables hold. */
export function createAudit({ clock, chance, tables, isOn }: Options): Audit {
  const log = createAuditLog({ now: () => clock.now(), isOn, tables: tables.within('log') })
  const queries = createAuditQueries({ clock, chance, log, tables: tables.within('queries') })
  return { log, queries, acting: createActing(), save: () => saveAll([log, queries]) }
}
