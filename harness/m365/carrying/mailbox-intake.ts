import type { MailboxIntake } from '../../mail-files/carried/carried-mailbox.ts'
import type { CarriedRemarks, FolderPlace, FoundMessage } from '../../mail-files/carried/carried-message.ts'
import { CarryRefusal } from '../../mail-files/carried/carry-refusal.ts'
import { deliveredMessage } from '../mail/delivered-message.ts'
import { propertyKey } from '../mail/extended-property.ts'
import { mailOfProperties } from '../mail/mail.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Mail, NewMessage } from '../mailbox/message.ts'
import type { CarryingServices } from './carrying-services.ts'
import { folderPlaces, mailFolderClass } from './folder-places.ts'

type Services = Pick<CarryingServices, 'clock' | 'mailboxes' | 'mailSettings'>

/** An intake of a mailbox. With `below`, everything comes into this folder and folders below it. */
export function mailboxIntake(
  mailbox: Mailbox,
  below: readonly string[] | undefined,
  { clock, mailboxes, mailSettings }: Services,
): MailboxIntake {
  const { contents } = mailboxes
  const made: (readonly string[])[] = []
  const shown = { seen: 0, recoverable: 0 }
  const places = folderPlaces(mailbox, below ?? [], (path) => made.push(path))
  const checkPlace = (place: FolderPlace): void => {
    if (place.isRecoverable && below !== undefined) {
      throw refused('this is from Recoverable Items, which can be imported into Recoverable Items only; name no folder')
    }
    places.check(place)
  }
  return {
    messageBytesMax: mailSettings.messageBytesMax,
    checkFolder: (folder) => checkPlace(folder),
    check: ({ folder, bytes, remarks }) => {
      checkPlace(folder)
      demandKnownProperties(remarks)
      if (bytes.length > mailSettings.messageBytesMax) {
        throw refused(`the message has ${bytes.length} bytes; this server takes ${mailSettings.messageBytesMax}`)
      }
      shown[folder.isRecoverable ? 'recoverable' : 'seen'] += bytes.length
      if (mailbox.hasRoom(shown.seen) && mailbox.hasRecoverableRoom(shown.recoverable)) return
      const where = folder.isRecoverable ? 'Recoverable Items have' : 'the mailbox has'
      throw refused(`${where} no room for the messages up to this one; make room, or raise the quota`)
    },
    makeFolder: (folder) => {
      places.make(folder, folder.folderClass)
    },
    take: async (found) => {
      const folder = places.make(found.folder, mailFolderClass)
      const { mail, itemClass, sentTime, receivedTime } = deliveredMessage(
        found.bytes,
        found.itemClass ?? 'IPM.Note',
        contents,
      )
      // Without a time it would be in no filter by time, and nobody would find it.
      const times = found.times ?? { sentTime, receivedTime: receivedTime ?? clock.now() }
      const message: NewMessage = {
        mail: found.remarks === undefined ? mail : await remarked(mail, found.remarks, contents),
        itemClass,
        isRead: found.isRead ?? false,
        isDraft: found.isDraft ?? false,
        ...times,
      }
      mailbox.put(folder, message)
    },
    madeFolders: () => made,
  }
}

function refused(complaint: string): CarryRefusal {
  return new CarryRefusal('files-refused', complaint)
}

/** Keeps the octets, and says about them what was said before. */
async function remarked(
  mail: Mail,
  { extendedProperties = [], ...others }: CarriedRemarks,
  contents: Services['mailboxes']['contents'],
): Promise<Mail> {
  const properties = await mail.properties()
  const byKey = new Map(extendedProperties.map(({ id, value }) => [propertyKey(id) ?? id, { id, value }]))
  const present = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))
  return mailOfProperties({ ...properties, ...present, extendedProperties: byKey }, contents, mail.octets)
}

function demandKnownProperties(remarks: FoundMessage['remarks']): void {
  const unknown = remarks?.extendedProperties?.find(({ id }) => propertyKey(id) === undefined)
  if (unknown !== undefined) throw refused(`${unknown.id} is not the id of an extended property`)
}
