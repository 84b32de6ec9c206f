import { z } from 'zod'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'

/** The longest that a deleted item can be kept without any hold, in days. Document: Recoverable Items folder in Exchange Online. */
const deletedItemDaysMax = 30

const complianceSettingsSchema = z.strictObject({
  /** Whether a message that its owner purges stays until its deleted item retention ends. On in Exchange Online. */
  singleItemRecovery: z.boolean(),
  /** How long a deleted item can be recovered, in days: 14, and at most 30. */
  deletedItemRetentionDays: z.int().min(0).max(deletedItemDaysMax),
  /** Retention policies do nothing in a mailbox that is smaller than this, in bytes: 10 MB. */
  retentionMailboxBytesMin: z.int().min(0),
  /** How long it takes until a hold acts, in hours: up to 24 at Microsoft, and by default 0 here. */
  hoursUntilHoldsAct: z.number().min(0).max(24),
  /** Which messages leave no versions: those in the folder Drafts only, or whatever was never sent, too. */
  draftsWithoutVersions: z.enum(['in Drafts', 'unsent']),
})

/** What an administrator can set for the compliance features of the whole tenant. */
type ComplianceSettings = z.infer<typeof complianceSettingsSchema>

const megabyte = 1024 * 1024

/** The settings of a new tenant. */
const usual: ComplianceSettings = {
  singleItemRecovery: true,
  deletedItemRetentionDays: 14,
  retentionMailboxBytesMin: 10 * megabyte,
  hoursUntilHoldsAct: 0,
  draftsWithoutVersions: 'unsent',
}

/** What an administrator can set for one mailbox alone. */
type MailboxSettings = Pick<ComplianceSettings, 'singleItemRecovery' | 'deletedItemRetentionDays'>

/** Changes of these; null: what the tenant has, from now on. */
type MailboxChanges = { [Name in keyof MailboxSettings]?: MailboxSettings[Name] | null | undefined }

const mailboxSettingsSchema = complianceSettingsSchema
  .pick({ singleItemRecovery: true, deletedItemRetentionDays: true })
  .partial()

/** The present settings; a change acts at once. */
export interface SettingsStore extends Savable {
  present(): ComplianceSettings
  change(changes: { [Name in keyof ComplianceSettings]?: ComplianceSettings[Name] | undefined }): void
  /** Those of a mailbox: its own, and those of the tenant where it has none. */
  ofMailbox(entryId: string): MailboxSettings
  changeMailbox(entryId: string, changes: MailboxChanges): void
}

/** The settings that the tables hold; at first the usual ones. */
export function createSettings(tables: StateTables): SettingsStore {
  const settings = tables.value<ComplianceSettings>('settings', () => usual, {
    toStored: (present) => present,
    // A setting that a later version has is the usual one.
    fromStored: (stored) => ({ ...usual, ...(stored as Partial<ComplianceSettings>) }),
  })
  const ofMailboxes = tables.map<Partial<MailboxSettings>>('settings of mailboxes')
  return {
    present: settings.get,
    change: (changes) =>
      settings.set(complianceSettingsSchema.parse({ ...settings.get(), ...withoutUndefined(changes) })),
    ofMailbox: (entryId) => {
      const { singleItemRecovery, deletedItemRetentionDays } = settings.get()
      return { singleItemRecovery, deletedItemRetentionDays, ...ofMailboxes.get(entryId) }
    },
    changeMailbox: (entryId, changes) => {
      const given = Object.entries({ ...ofMailboxes.get(entryId), ...withoutUndefined(changes) })
      const own = Object.fromEntries(given.filter(([, value]) => value !== null))
      ofMailboxes.set(entryId, mailboxSettingsSchema.parse(own) as Partial<MailboxSettings>)
    },
    save: () => saveAll([settings, ofMailboxes]),
  }
}

function withoutUndefined(changes: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
