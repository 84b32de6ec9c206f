import { ChatExportError } from '../errors.ts'
import type { DateOrder } from './date-order.ts'
import type { DateFault } from './read-dates.ts'
import type { StampFault } from './stamp.ts'

/** The refusal of a file in which no line is the beginning of a message. */
export function notAnExport(file: string): ChatExportError {
  return new ChatExportError('not-a-chat-export', {
    file,
    complaint:
      'no line begins like a message of a chat export, “31/12/2025, 21:05 - Name: text” or “[31/12/2025, 21:05:09] Name: text”; hand over what “Export chat” wrote, unchanged',
  })
}

/** The refusal of an order that the user gave, and in which a date does not exist. */
export function noSuchDate(file: string, line: number, given: DateOrder): ChatExportError {
  return new ChatExportError('wrong-date-order', {
    file,
    line,
    complaint: `the date does not exist when it is read as ${given}; leave the order of dates out, or give the right one`,
  })
}

/** The refusal of a stamp whose time would be a guess. */
export function unreadable(
  fault: StampFault | Exclude<DateFault, 'no-such-date'>,
  file: string,
  line: number,
  order?: DateOrder,
): ChatExportError {
  switch (fault) {
    case 'unknown-words':
      return new ChatExportError('unknown-time-words', {
        file,
        line,
        complaint:
          'words that are in no language of CLDR stand in the date and time, and they may mean morning or afternoon; export again with the phone in another language, or replace them by AM and PM in a copy of the file',
      })
    case 'unclear-words':
      return new ChatExportError('unknown-time-words', {
        file,
        line,
        complaint:
          'words in the date and time mean different things in different languages; name the language of the phone with --language',
      })
    case 'no-year':
      return new ChatExportError('no-year', {
        file,
        line,
        complaint:
          'the date has no year; export again with a present version of WhatsApp, which writes it, or add the years to a copy of the file',
      })
    case 'impossible-year':
      return new ChatExportError('impossible-year', {
        file,
        line,
        complaint: `the date, read as ${order}, is before 2009, when WhatsApp began, or after today; if day, month and year are in another order, use --date-order; if the phone counts years in another calendar, name its language with --language, such as th; if the phone had a wrong date, correct the year in a copy of the file`,
      })
  }
}
