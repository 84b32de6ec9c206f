import type { CaptureEvent, DirectoryEntry } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import type { Person } from '../person.ts'
import type { DateOrder } from './lines/date-order.ts'
import type { LeftLine } from './lines/left-line.ts'
import type { PeopleFile } from './people/people-file.ts'

export interface ReadChatExportOptions {
  /** Path of the `.txt`, or of the ZIP that holds it with its media. */
  file: string
  /** Where the phone was, from the time zone database: `Europe/Rome`. An export has wall-clock times and no zone. */
  timeZone: string
  /** Who the people are; those who are not in it are invented. */
  people?: PeopleFile | undefined
  chance: Chance
  /** The order of the dates, for an export of which no date shows it (`dateOrderIsCertain`); else read from the export. */
  dateOrder?: DateOrder | undefined
}

/** Where an item stands in the export. */
interface ItemLines {
  archiveMessageId: string
  /** Counted from 1. */
  firstLine: number
  lineCount: number
}

/** A chat export as captured traffic. Every line of the file is one of an item, or left with a reason. */
export interface ChatExport {
  /** Everybody who wrote, and in a group everybody whom WhatsApp's lines name. */
  people: Person[]
  /** A user for every mailbox of the people file that one of them has, and for everybody invented. */
  directory: DirectoryEntry[]
  /** In the order of the export, which is not always that of their times. */
  events: CaptureEvent[]
  leftLines: LeftLine[]
  /** One for each event, in their order. */
  itemLines: ItemLines[]
  /** Lines of the file: those of `itemLines` and those left. */
  lineCount: number
  firstEventTime: Date
  lastEventTime: Date
  /**
   * When it all reached TeleMessage: one day, `[from, to)`, from the first midnight in UTC after the last event. Within it
   * the events follow each other in the order of the export.
   */
  capture: { from: Date; to: Date }
  dateOrder: DateOrder
  /** False when no date of the export shows whether its day or its month comes first; `dateOrder` is then a guess. */
  dateOrderIsCertain: boolean
  /** Removes what was unpacked; the attachments can be opened until then. */
  dispose(): Promise<void>
}
