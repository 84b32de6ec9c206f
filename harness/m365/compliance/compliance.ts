import type { DirectoryEntry } from '../../contract/index.ts'
import type { VirtualClock } from '../../control/clock.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { drawGuid } from '../graph/identifiers.ts'
import type { Preservation } from '../mailbox/evidence/preservation.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { MailboxStore } from '../mailbox/mailbox-store.ts'
import { TenantError } from '../tenant-error.ts'
import { type ComplianceEvents, createComplianceEvents } from './compliance-event.ts'
import { createHolds, type Holds } from './holds/holds.ts'
import type { MatcherOf } from './holds/item-matcher.ts'
import { createLeavers, type Leavers, type MailboxLife } from './holds/leavers.ts'
import { type Deletions, followDeletions } from './recoverable-items/deletion-times.ts'
import { type Assistant, createAssistant } from './retention/assistant.ts'
import { type ForecastItem, forecastOf } from './retention/forecast.ts'
import { type MailboxPass, passMailbox } from './retention/mailbox-pass.ts'
import { createPolicies, type Policies } from './retention/policies.ts'
import { preservationOf } from './retention/preservation-of.ts'
import { isRetaining } from './retention/retention-policies.ts'
import { createSettings, type SettingsStore } from './settings.ts'

/** Holds, retention and Recoverable Items of a tenant. */
export interface Compliance extends Savable {
  readonly settings: SettingsStore
  readonly holds: Holds
  readonly policies: Policies
  readonly deletions: Deletions
  readonly assistant: Assistant
  readonly events: ComplianceEvents
  readonly leavers: Leavers
  /** Whether a deleted user can still be restored, if the changes would do it. Throws a TenantError `user-gone`. */
  requireRestorable(before: DirectoryEntry, changes: Partial<Pick<DirectoryEntry, 'mailbox'>>): void
  /** Notes that somebody left, or is back. */
  noteChange(before: DirectoryEntry, after: DirectoryEntry): void
  /** What became of the mailbox of an entry. */
  lifeOf(entryId: string): MailboxLife
  /** What the assistant will do with each item of a mailbox if nobody changes anything. */
  forecast(mailbox: Mailbox): Promise<ForecastItem[]>
  /** The mailboxes whose content a search finds: those in use, and inactive ones. */
  searchable(): Mailbox[]
}

/** What it is made from. `mailboxes` are made with the preservation, and so after it. */
export interface ComplianceOptions {
  clock: VirtualClock
  matcherOf: MatcherOf
  chance: Chance
  tables: StateTables
  /** Makes the mailboxes with what decides about them. */
  mailboxesWith(preservation: Preservation): MailboxStore
}

/** The holds and policies that the tables have, and the mailboxes. */
export function createCompliance(options: ComplianceOptions): { compliance: Compliance; mailboxes: MailboxStore } {
  const { clock, chance, matcherOf, tables } = options
  const events = createComplianceEvents()
  const settings = createSettings(tables)
  const holds = createHolds({ clock, settings, events, matcherOf, tables: tables.within('holds') })
  const leavers = createLeavers(tables.within('leavers'))
  const policies = createPolicies({
    clock,
    tables,
    settings,
    events,
    drawId: () => drawGuid(chance),
    entryIds: () => mailboxes.all().map(({ entryId }) => entryId),
    onRelease: (entryId) => holds.delay.noteRemoval(entryId),
  })
  const preservation = preservationOf({ clock, settings, holds, policies, mailboxOf: (id) => mailboxes.byEntry(id) })
  const mailboxes: MailboxStore = options.mailboxesWith(preservation)
  const deletions = followDeletions(mailboxes.told, clock, tables)
  const isKept = (entryId: string, at: Date): boolean => {
    const isHeld = holds.onMailbox(entryId, at) !== undefined || holds.delay.isDue(entryId)
    return isHeld || policies.of(entryId).some(isRetaining)
  }
  const lifeOf = (entryId: string, at = clock.now()): MailboxLife => {
    if (leavers.isGone(entryId)) return 'gone'
    if (leavers.leftAt(entryId) === undefined) return 'active'
    return isKept(entryId, at) ? 'inactive' : 'soft-deleted'
  }
  const pass = async (entryId: string, at: Date): Promise<MailboxPass> => {
    const mailbox = mailboxes.provide(entryId)
    const done = await passMailbox({ holds, deletions, settings, policiesOf: policies.reaching }, mailbox, at)
    if (leavers.isOver(entryId, at) && lifeOf(entryId, at) === 'soft-deleted') {
      for (const folder of mailbox.folders.all()) {
        for (const message of folder.messages.values()) {
          mailbox.erase(message)
          done.erased += 1
        }
      }
      leavers.noteGone(entryId)
      events.tell('mailbox removed', entryId, { items: done.erased })
    }
    return done
  }
  const assistant = createAssistant({
    clock,
    tables: tables.within('assistant'),
    events,
    entryIds: () => mailboxes.all().map(({ entryId }) => entryId),
    pass,
  })
  const compliance: Compliance = {
    ...{ settings, holds, policies, deletions, assistant, events, leavers },
    requireRestorable: ({ entryId, mailbox }, changes) => {
      const isRestored = mailbox === 'soft-deleted' && (changes.mailbox ?? mailbox) !== 'soft-deleted'
      if (!isRestored || !leavers.isOver(entryId, clock.now())) return
      throw new TenantError('user-gone', `${entryId} was deleted more than 30 days ago and cannot be restored`)
    },
    noteChange: ({ entryId, mailbox }, after) => {
      if (after.mailbox === mailbox) return
      if (after.mailbox === 'soft-deleted') leavers.noteLeave(entryId, clock.now())
      else if (mailbox === 'soft-deleted') leavers.noteReturn(entryId)
    },
    lifeOf: (entryId) => lifeOf(entryId),
    forecast: (mailbox) => {
      const { entryId } = mailbox
      const leftMs = leavers.leftAt(entryId)?.getTime()
      const isHeld = holds.litigationOf(entryId) !== undefined || holds.caseHoldsOf(entryId).length > 0
      const isLost = leftMs !== undefined && !isHeld && !policies.of(entryId).some(isRetaining)
      const parts = { holds, deletions, settings, policiesOf: policies.reaching, passFrom: assistant.passFrom }
      return forecastOf({ ...parts, lostFromMs: isLost ? leftMs + leavers.restorableMs : undefined }, mailbox)
    },
    searchable: () => mailboxes.all().filter(({ entryId }) => ['active', 'inactive'].includes(lifeOf(entryId))),
    save: () => saveAll([chance, settings, holds, policies, deletions, assistant, leavers]),
  }
  return { compliance, mailboxes }
}
