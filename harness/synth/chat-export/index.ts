/** Real input: what WhatsApp's own “Export chat” writes, as captured items. */
export type { ChatExport, ItemLines, ReadChatExportOptions } from './chat-export.ts'
export type { DateOrder } from './date-order.ts'
export { ChatExportError, type ChatExportErrorCode, PeopleFileError, type PeopleFileErrorCode } from './errors.ts'
export type { LeftLine } from './left-line.ts'
export { type PeopleFile, type PeopleFileRow, readPeopleFile } from './people-file.ts'
export { readChatExport } from './read-chat-export.ts'
