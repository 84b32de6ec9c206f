import type { VirtualClock } from '../../control/clock.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { messageFormOf } from '../mail/mail-form.ts'
import { createMailboxStore, type MailboxStore } from '../mailbox/mailbox-store.ts'
import { type Compliance, createCompliance } from './compliance.ts'
import type { ContentSearch } from './content-search/content-search.ts'

/** What the mailboxes of a tenant are made from. */
interface Options {
  tenantId: string
  clock: VirtualClock
  chance: Chance
  tables: StateTables
  /** The quota of each mailbox. */
  quotaBytes: number
  /** Evaluates the queries of holds. */
  contentSearch: Pick<ContentSearch, 'matcher' | 'isPartiallyIndexed'>
}

/** The mailboxes of a tenant, and the holds and policies that decide what is kept in them. */
export function createComplianceOfTenant({ tenantId, clock, chance, quotaBytes, contentSearch, ...of }: Options): {
  compliance: Compliance
  mailboxes: MailboxStore
} {
  const tables = of.tables.within('mailboxes')
  return createCompliance({
    clock,
    tables: of.tables.within('compliance'),
    chance: chance.fork('compliance'),
    matcherOf: (query) => {
      const matches = contentSearch.matcher(query)
      return async ({ message }) => {
        if (await matches(message)) return true
        return (await contentSearch.isPartiallyIndexed(message)) ? 'partially indexed' : false
      }
    },
    mailboxesWith: (preservation) =>
      createMailboxStore({
        ...{ tenantId, clock, chance: chance.fork('mailboxes'), quotaBytes, preservation, tables },
        messageFormOf: tables.bodies && messageFormOf,
      }),
  })
}
