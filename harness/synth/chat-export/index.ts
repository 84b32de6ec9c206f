/** Real input: what WhatsApp's own “Export chat” writes, as captured items. */
export type { ChatExport, ItemLines, ReadChatExportOptions } from './chat-export.ts'
export { ChatExportError, type ChatExportErrorCode, PeopleFileError, type PeopleFileErrorCode } from './errors.ts'
export type { DateOrder } from './lines/date-order.ts'
export type { LeftLine } from './lines/left-line.ts'
export { type PeopleFile, type PeopleFileRow, readPeopleFile } from './people/people-file.ts'
export { readChatExport } from './read-chat-export.ts'
