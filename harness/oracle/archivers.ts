import type { ItemKind } from '../contract/index.ts'
import type { AccountArchiver } from '../telemessage/account-archiver.ts'

/** One archiver of the family: what it archives, in which folder, and the wording of the specification. */
export interface ArchiverProfile extends AccountArchiver {
  /** The name for `--archiver` and in the environment of a connector: `signal`. */
  id: string
  /** The exact name of the folder (FLD-1). */
  folderName: string
  /** The item class prefix under which content search finds its items (CNV-11), lower case. */
  itemClassPrefix: string
  /** The item class that the import session of a tenant sets. Simulated: only the prefix is documented. */
  importedItemClass: string
  /** The kinds of items that it captures. No other kinds reach TeleMessage. */
  kinds: readonly ItemKind[]
  /** Sentences that differ from those for WhatsApp, by requirement: names, apps, the limit. */
  sentences: Readonly<Record<string, string>>
}

/** Calls, chats, attachments, files and deleted messages: every kind. */
const everyKind: ItemKind[] = [
  'text',
  'image',
  'audio',
  'voice-note',
  'video',
  'document',
  'gif',
  'sticker',
  'location',
  'contact',
  'call',
  'deletion',
  'edit',
  'reaction',
  'system',
]

/**
 * The archivers that can be played; the first is the default. Another one is one row here. The connector has its own
 * table, written a second time on purpose; see `rules.ts`.
 */
export const archivers: readonly [ArchiverProfile, ...ArchiverProfile[]] = [
  {
    id: 'whatsapp',
    folderName: 'WhatsApp Archiver',
    itemClassPrefix: 'ipm.externaldata.whatsapparchiver',
    importedItemClass: 'IPM.ExternalData.WhatsAppArchiver',
    service: 'WhatsApp',
    plans: {
      'phone-archiver': 'WhatsApp Phone Archiver to Microsoft 365',
      'cloud-archiver': 'WhatsApp Cloud Archiver to Microsoft 365',
    },
    // The Phone Archiver captures only WhatsApp. The Cloud Archiver also captures the Business app.
    routes: [
      { source: 'phone-archiver', network: 'WhatsApp' },
      { source: 'cloud-archiver', network: 'WhatsApp' },
      { source: 'cloud-archiver', network: 'WhatsApp Business' },
    ],
    kinds: everyKind,
    sentences: {},
  },
  {
    id: 'signal',
    folderName: 'Signal Archiver',
    itemClassPrefix: 'ipm.externaldata.signalarchiver',
    importedItemClass: 'IPM.ExternalData.SignalArchiver',
    service: 'Signal',
    plans: { 'phone-archiver': 'Signal Archiver to Microsoft 365' },
    // Only an app on the phone, no Cloud Archiver.
    routes: [{ source: 'phone-archiver', network: 'Signal' }],
    kinds: everyKind,
    sentences: {
      'CAP-6': 'Items from the Signal Archiver app are archived.',
      'CNV-11': 'It has the item class that content search uses to find Signal items.',
      'FLD-1': 'A folder named exactly `Signal Archiver` is created in the mailbox of a user who receives an item.',
      'SIT-3': 'Capture starts when the Signal Archiver app is activated.',
      'SIT-6': 'Subjects read `Signal Message From <digits> to <digits or group name>`.',
      'CMP-2':
        'Content search finds them, by `kind:externaldata` and `itemclass:ipm.externaldata.signalarchiver*`, by words, people and dates.',
    },
  },
]

/** The archiver that is played by default. */
export const defaultArchiver: ArchiverProfile = archivers[0]

/** The archiver with this id. Throws a RangeError with the known ids for an unknown one. */
export function archiverNamed(id: string): ArchiverProfile {
  const found = archivers.find((one) => one.id === id)
  if (found !== undefined) return found
  throw new RangeError(`there is no archiver "${id}": give ${archivers.map((one) => one.id).join(' or ')}`)
}
