import type { ZippedFile } from '../../zip/written-zip.ts'
import type { FilledFolder } from '../carried/carried-mailbox.ts'
import type { CarriedMessage, FolderPlace, FoundMessage } from '../carried/carried-message.ts'
import type { FilePlace } from '../carried/carry-refusal.ts'

/** A way to put messages into files, and to find them there again. */
export interface MailFormat {
  /** In words, what of this message the format does not have. */
  loses(message: CarriedMessage): readonly string[]
  /** The files of folders. A file asks for a message when it is read. */
  write(folders: readonly FilledFolder[]): AsyncIterable<ZippedFile>
  /** Whether a file with this path holds messages. */
  holdsMail(path: string): boolean
  /** Why a file without messages is left alone; undefined if the format knows nothing of it. */
  explains?(path: string): string | undefined
  /** The messages of the files, in order. Throws a CarryRefusal `files-refused` with the place of what it cannot read. */
  read(files: ImportedFiles): AsyncIterable<ReadMessage>
}

/** The files of an import that hold messages. */
export interface ImportedFiles {
  readonly paths: readonly string[]
  /** The bytes of a file. Throws a CarryRefusal at its end if it is damaged. */
  open(path: string): AsyncIterable<Buffer>
  /** The folder of the mailbox for a folder of files. */
  folderOf(files: string): FolderPlace
  /** The largest message that the server takes. */
  readonly messageBytesMax: number
}

/** A message that was found in files. */
export interface ReadMessage {
  readonly message: FoundMessage
  readonly place: FilePlace
  /** What was found and cannot be kept. */
  readonly note?: string | undefined
}

/** What only JSON Lines has. */
export const losses = {
  readMark: 'read mark',
  draftMark: 'draft mark',
  itemClass: 'item class',
  times: 'sent or received time that the header does not say',
  flag: 'flag',
  remarks: 'categories, receipts or extended properties',
  lineEnd: 'end without a line break',
} as const

/** What a format loses that has nothing but the octets. */
export function lostBesideOctets({ itemClass, isRead, isDraft, remarks, ...message }: CarriedMessage): string[] {
  const { flag, isDeliveryReceiptRequested, ...others } = remarks ?? {}
  const { sentTime, receivedTime, headerTimes } = message
  return [
    ...(isRead ? [losses.readMark] : []),
    ...(isDraft ? [losses.draftMark] : []),
    ...(itemClass === 'IPM.Note' ? [] : [losses.itemClass]),
    ...(isSame(sentTime, headerTimes.sentTime) && isSame(receivedTime, headerTimes.receivedTime) ? [] : [losses.times]),
    ...(flag === undefined || flag.flagStatus === 'notFlagged' ? [] : [losses.flag]),
    // Graph says of each message that it made that it asks for no delivery receipt; MIME says nothing, which means the same.
    ...(Object.keys(others).length > 0 || isDeliveryReceiptRequested === true ? [losses.remarks] : []),
  ]
}

function isSame(one: Date | undefined, other: Date | undefined): boolean {
  return one?.getTime() === other?.getTime()
}
