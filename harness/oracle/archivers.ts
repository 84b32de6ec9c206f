import type { ItemKind } from '../contract/index.ts'
import type { AccountArchiver } from '../telemessage/account-archiver.ts'

/** One archiver of the family: what it archives, where that has to be, and how the specification words it. */
export interface ArchiverProfile extends AccountArchiver {
  /** As it is typed, `--archiver signal`, and as connectors are told it. */
  id: string
  /** FLD-1, to the letter. */
  folderName: string
  /** The item class prefix under which content search finds its items (CNV-11), lower case. */
  itemClassPrefix: string
  /** What the import session of a tenant stamps on its items. Simulated: only the prefix is documented. */
  importedItemClass: string
  /** What it captures; nothing of another kind reaches TeleMessage. */
  kinds: readonly ItemKind[]
  /** What the specification says of it in other words than of WhatsApp, by requirement: names, apps, the limit. */
  sentences: Readonly<Record<string, string>>
}

/** Calls, chats, attachments, files and deleted messages: all there is. */
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
 * The archivers that can be played; the first is the default. A further one is one row here. The connector has a table of its
 * own, written a second time on purpose; see `rules.ts`.
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
    // The Phone Archiver knows WhatsApp only, the Cloud Archiver the Business app as well.
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
    // An app on the phone, and nothing in the cloud.
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

/** What is played when nobody says. */
export const defaultArchiver: ArchiverProfile = archivers[0]

/** The archiver of an id. Throws a RangeError that names the right ones for an id that none has. */
export function archiverNamed(id: string): ArchiverProfile {
  const found = archivers.find((one) => one.id === id)
  if (found !== undefined) return found
  throw new RangeError(`there is no archiver "${id}": give ${archivers.map((one) => one.id).join(' or ')}`)
}
