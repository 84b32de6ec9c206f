import type { CaptureEvent, DirectoryEntry } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import type { Person } from '../person.ts'
import type { DateOrder } from './lines/date-order.ts'
import type { LeftFile, LeftLine } from './lines/left-line.ts'
import type { Warning } from './lines/warning.ts'
import type { PeopleFile } from './people/people-file.ts'

export interface ReadChatExportOptions {
  /** The path of the `.txt`, or of the ZIP with the text and its media. */
  file: string
  /** Where the phone was, from the time zone database: `Europe/Rome`. An export has wall-clock times and no zone. */
  timeZone: string
  /** The known people; all others are invented. */
  people?: PeopleFile | undefined
  chance: Chance
  /**
   * The order of day and month, for an export whose dates do not show it (`dateOrderIsCertain`); otherwise it is read
   * from the export.
   */
  dateOrder?: DateOrder | undefined
  /** The language of the phone, by BCP 47 (`pt-BR`), for words that mean different things in different languages. */
  language?: string | undefined
  /** No message can be from a later day; the real time unless given. */
  present?: Date | undefined
  /** The folder in which media are unpacked; that of the system for temporary files unless given. */
  unpackIn?: string | undefined
}

/** The place of an item in the export. */
interface ItemLines {
  archiveMessageId: string
  /** Counted from 1. */
  firstLine: number
  lineCount: number
}

/** A chat export as captured traffic. Every line of the file belongs to an item, or is left out with a reason. */
export interface ChatExport {
  /** Every person who wrote; in a group also every person whom WhatsApp's own lines name. */
  people: Person[]
  /** A user for each mailbox that the people file gives to one of them, and for each invented person. */
  directory: DirectoryEntry[]
  /** In the order of the export, which may differ from the order of their times. */
  events: CaptureEvent[]
  leftLines: LeftLine[]
  /** The files of a ZIP that are in no attachment. The text of the chat is not one of them. */
  leftFiles: LeftFile[]
  /** One for each event, in their order. */
  itemLines: ItemLines[]
  /** Number of lines in the file: those of `itemLines` plus those left out. */
  lineCount: number
  firstEventTime: Date
  lastEventTime: Date
  /**
   * The day on which everything reached TeleMessage, `[from, to)`. It begins at the first midnight UTC after the last
   * event. On this day the events have the order of the export.
   */
  capture: { from: Date; to: Date }
  dateOrder: DateOrder
  /** False when no date of the export shows whether its day or its month comes first; `dateOrder` is then a guess. */
  dateOrderIsCertain: boolean
  /** What was guessed, and what looks wrong, in the order of the lines. */
  warnings: Warning[]
  /** Removes what was unpacked; the attachments can be opened until then. */
  dispose(): Promise<void>
}
