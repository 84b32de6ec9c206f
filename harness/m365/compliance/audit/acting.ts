import { AsyncLocalStorage } from 'node:async_hooks'
import { type AuditActor, systemActor } from './audit-event.ts'

/** Who acts at this moment. A mailbox does not know who changes it; this does, through every wait within a request. */
export interface Acting {
  /** Whatever `act` does, also later in promises that it waits for, is done by this actor. */
  as<T>(actor: AuditActor, act: () => T): T
  /** Without anybody, the tenant itself. */
  present(): AuditActor
}

/** Nobody acts at first. */
export function createActing(): Acting {
  const actors = new AsyncLocalStorage<AuditActor>()
  return {
    as: (actor, act) => actors.run(actor, act),
    present: () => actors.getStore() ?? systemActor,
  }
}
