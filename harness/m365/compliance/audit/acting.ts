import { AsyncLocalStorage } from 'node:async_hooks'
import { type AuditActor, systemActor } from './audit-event.ts'

/** Who acts at this moment. A mailbox does not know who changes it; this does, through every wait within a request. */
export interface Acting {
  /** Whatever `act` does, also later in promises that it waits for, is done by this actor. */
  as<T>(actor: AuditActor, act: () => T): T
  /** Without anybody, the tenant itself. */
  present(): AuditActor
}

/**
 * One for all tenants of the process. On Node.js 20 every promise is handed on to each of these that was ever used, so that one
 * for each tenant doubled the time of a run with its hundreds of worlds.
 */
const presentActs = new AsyncLocalStorage<{ readonly tenant: Acting; readonly actor: AuditActor }>()

/** Nobody acts at first. Who acts in another tenant does not act in this one. */
export function createActing(): Acting {
  const tenant: Acting = {
    as: (actor, act) => presentActs.run({ tenant, actor }, act),
    present: () => {
      const present = presentActs.getStore()
      return present?.tenant === tenant ? present.actor : systemActor
    },
  }
  return tenant
}
