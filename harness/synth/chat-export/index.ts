/** Real input: the exports of WhatsApp's “Export chat”, as captured items. */
export type { ChatExport, ReadChatExportOptions } from './chat-export.ts'
export { ChatExportError, PeopleFileError } from './errors.ts'
export { type DateOrder, dateOrders } from './lines/date-order.ts'
export { dateOrderGuess, warningText } from './lines/warning.ts'
export { chatExportRoute } from './people/cast-of-export.ts'
export { type PeopleFile, readPeopleFile } from './people/people-file.ts'
export { readChatExport } from './read-chat-export.ts'
