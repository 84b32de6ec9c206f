import { hash } from 'node:crypto'
import type { ExportedMailbox, MailboxCarrying, MailboxIntake } from './carried/carried-mailbox.ts'
import type { CarriedMessage, FolderPlace, FoundMessage } from './carried/carried-message.ts'
import { CarryRefusal } from './carried/carry-refusal.ts'

/** Only for tests: a folder and the octets of its messages. */
export interface SampleFolder {
  path: readonly string[]
  isRecoverable?: boolean
  messages: readonly (Partial<CarriedMessage> & { bytes: Buffer })[]
}

/** Only for tests: ordinary mail, unread, without times. */
export function sampleMessage(changes: Partial<CarriedMessage> & { bytes: Buffer }): CarriedMessage {
  const times = { sentTime: undefined, receivedTime: undefined }
  return {
    sha256: hash('sha256', changes.bytes),
    itemClass: 'IPM.Note',
    isRead: false,
    isDraft: false,
    ...times,
    headerTimes: { sentTime: changes.sentTime, receivedTime: changes.receivedTime },
    remarks: undefined,
    ...changes,
  }
}

/** Only for tests: an export with these folders. */
export function sampleExported(folders: readonly SampleFolder[]): ExportedMailbox {
  return {
    address: 'asha@contoso.example',
    at: new Date('2026-11-22T06:00:00Z'),
    folders: folders.map(({ path, isRecoverable = false, messages }) => ({
      folder: { path, isRecoverable, folderClass: 'IPF.Note' },
      messageCount: messages.length,
      messages: async function* () {
        for (const message of messages) yield sampleMessage(message)
      },
    })),
    leftOut: [],
  }
}

/** Only for tests: an intake, and what came into it. */
export interface SampleIntake {
  intake: MailboxIntake
  folders: FolderPlace[]
  messages: FoundMessage[]
}

/** Only for tests: takes everything up to 1,000,000 bytes. */
export function sampleIntake(messageBytesMax = 1_000_000): SampleIntake {
  const folders: FolderPlace[] = []
  const messages: FoundMessage[] = []
  const intake: MailboxIntake = {
    messageBytesMax,
    checkFolder: () => {},
    check: ({ bytes }) => {
      if (bytes.length > messageBytesMax) throw new CarryRefusal('files-refused', 'the message is too large')
    },
    makeFolder: ({ path, isRecoverable }) => {
      folders.push({ path, isRecoverable })
    },
    take: async (message) => {
      messages.push(message)
    },
    madeFolders: () => [],
  }
  return { intake, folders, messages }
}

/** Only for tests: one mailbox with one message, which takes everything. */
export function sampleCarrying(): MailboxCarrying {
  const demandKnown = (address: string): void => {
    if (address !== 'asha@contoso.example') throw new CarryRefusal('mailbox-unknown', `there is no mailbox ${address}`)
  }
  return {
    exported: async (address, { folder, search }) => {
      demandKnown(address)
      if (folder?.[0] === 'Nowhere') throw new CarryRefusal('folder-unknown', 'there is no folder Nowhere')
      if (search === 'AND') throw new CarryRefusal('search-unreadable', 'expected a word')
      return sampleExported([
        { path: ['Inbox'], messages: [{ bytes: Buffer.from('Subject: Lunch\r\n\r\nAt one?\r\n') }] },
      ])
    },
    intake: (address) => {
      demandKnown(address)
      return sampleIntake().intake
    },
  }
}
