import { z } from 'zod'
import type { CarriedFolder, ExportedMailbox } from '../carried/carried-mailbox.ts'
import type { FolderPlace } from '../carried/carried-message.ts'
import { type FilePlace, refusedAt } from '../carried/carry-refusal.ts'
import { pathOfFolder, tops } from './folder-files.ts'

/** The file that says what an export is. */
export const aboutFile = 'mailbox.json'

/** The names of the formats. */
export const formatNames = ['eml', 'mbox', 'maildir', 'jsonl'] as const
/** A format of messages in files. */
export type FormatName = (typeof formatNames)[number]

const count = z.int().nonnegative()
const version = 1

/** What an export says about itself. Unknown fields are refused: they would be lost. */
const aboutSchema = z.strictObject({
  mailboxExport: z.literal(version),
  format: z.enum(formatNames),
  /** The primary address. */
  mailbox: z.string(),
  /** On the calendar of the tenant. */
  exportedAt: z.iso.datetime(),
  messageCount: count,
  folders: z.array(
    z.strictObject({
      /** Where its files are; for JSON Lines, where they would be. */
      files: z.string(),
      path: z.array(z.string().min(1)),
      isRecoverable: z.boolean(),
      folderClass: z.string().min(1),
      messageCount: count,
    }),
  ),
  /** The properties that the format does not have, and the number of messages that lost each. */
  notCarried: z.record(z.string(), count),
  /** What was in the mailbox and is not in the export. */
  leftOut: z.array(z.strictObject({ reason: z.string(), messageCount: count })),
})

/** What an export says about itself. */
export type AboutExport = z.infer<typeof aboutSchema>

/** What there is to say about an export when all of it is written. */
export function aboutExport(
  format: FormatName,
  { address, at, folders, leftOut }: ExportedMailbox,
  notCarried: ReadonlyMap<string, number>,
): AboutExport {
  return {
    mailboxExport: version,
    format,
    mailbox: address,
    exportedAt: at.toISOString(),
    messageCount: folders.reduce((sum, { messageCount }) => sum + messageCount, 0),
    folders: folders.map(({ folder, messageCount }) => ({
      files: pathOfFolder(folder),
      path: [...folder.path],
      isRecoverable: folder.isRecoverable,
      folderClass: folder.folderClass,
      messageCount,
    })),
    notCarried: Object.fromEntries(notCarried),
    leftOut: leftOut.map(({ reason, messageCount }) => ({ reason, messageCount })),
  }
}

/** Reads `mailbox.json`. Throws a CarryRefusal for anything else. */
export function readAbout(text: string, place: FilePlace): AboutExport {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw refusedAt(place, 'this is not JSON; export the mailbox again, or take the file away', error)
  }
  const read = aboutSchema.safeParse(json)
  if (read.success) return read.data
  throw refusedAt(place, `this is not what an export of this version says: ${z.prettifyError(read.error)}`)
}

/** The folder of the mailbox for a folder of files. */
export function foldersByFiles(about: AboutExport | undefined): (files: string) => FolderPlace {
  const known = new Map(about?.folders.map(({ files, path, isRecoverable }) => [files, { path, isRecoverable }]))
  return (files) => {
    const found = known.get(files)
    if (found !== undefined) return found
    // Files of somebody else, or a folder that somebody added to an export. The names of its files are its names.
    const names = files === '' ? [] : files.split('/')
    return { isRecoverable: false, path: about !== undefined && names[0] === tops.seen ? names.slice(1) : names }
  }
}

/** The folders that an export names, also those without messages. */
export function foldersOf(about: AboutExport | undefined): CarriedFolder[] {
  return about?.folders.map(({ path, isRecoverable, folderClass }) => ({ path, isRecoverable, folderClass })) ?? []
}
