import type { VirtualClock } from '../../control/clock.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import type { Directory } from '../directory/directory.ts'
import { messageFormOf } from '../mail/mail-form.ts'
import type { MailboxStore } from '../mailbox/mailbox-store.ts'
import type { Audit } from './audit/audit.ts'
import { auditCompliance } from './audit/audited-compliance.ts'
import { auditMailboxes } from './audit/audited-mailboxes.ts'
import type { Compliance } from './compliance.ts'
import type { ContentSearch } from './content-search/content-search.ts'
import { createEdiscovery, type Ediscovery } from './ediscovery/ediscovery.ts'

/** What the cases of a tenant are made from. */
interface Options {
  clock: VirtualClock
  chance: Chance
  directory: Directory
  mailboxes: MailboxStore
  contentSearch: ContentSearch
  compliance: Compliance
  tables: StateTables
}

/** The eDiscovery of a tenant. Cases hold with the holds of the tenant, and search where a search of the tenant finds something. */
export function ediscoveryOfTenant({ compliance, contentSearch, mailboxes, ...options }: Options): Ediscovery {
  return createEdiscovery({
    clock: options.clock,
    chance: options.chance.fork('ediscovery'),
    directory: options.directory,
    search: contentSearch,
    tables: options.tables,
    messages: messageFormOf(mailboxes.contents),
    holds: compliance.holds,
    mailboxes: { byEntry: mailboxes.byEntry, all: compliance.searchable },
  })
}

/** From now on, the audit records what happens to items, holds and policies. */
export function auditTenant({ audit, compliance, mailboxes, directory }: AuditedTenant): void {
  auditMailboxes(mailboxes.told, { ...audit, directory })
  auditCompliance(compliance.events, audit)
}

interface AuditedTenant extends Pick<Options, 'directory' | 'mailboxes' | 'compliance'> {
  audit: Audit
}
