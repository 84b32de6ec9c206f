import { everyCallTo } from './calls.ts'
import { entryIdOf } from './entry-id.ts'
import type { Colleague, Given } from './index.ts'
import { strikes } from './strikes.ts'

/** Makes a mailbox refuse, now or later. The function that it returns says whether the mailbox has refused. */
export type Refuse = (given: Given, refusing: Colleague) => () => boolean

/** They are about the directory and not about a mailbox: a 403 says that nobody may be looked up. */
const looksUpUsers = new Set(['m365:users.list', 'm365:users.get'])

/** The mailbox has no room for anything. */
export const isFull: Refuse = ({ world }, { mailbox }) => {
  world.tenant.setQuota(mailbox, 1)
  return () => world.journal.entries({ server: 'm365' }).some(({ status }) => status === 507)
}

/** The connector must not enter the mailbox. */
export const isDenied: Refuse = ({ world }, refusing) => {
  const calls = everyCallTo(world.tenant).filter((call) => !looksUpUsers.has(call))
  const denied = strikes(world, calls, { kind: 'answer', status: 403 }, { about: entryIdOf(world, refusing) })
  return () => denied.hits() > 0
}
