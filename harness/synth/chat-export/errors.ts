/**
 * What can be wrong with an export. The person who supplied the export can correct each of these; they are not faults of
 * the program.
 */
export type ChatExportErrorCode =
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'not-utf-8'
  | 'not-a-chat-export'
  | 'unknown-time-words'
  | 'wrong-date-order'
  | 'no-year'
  | 'impossible-year'
  | 'no-item'
  | 'unknown-time-zone'
  | 'zip-damaged'
  | 'zip-encrypted'
  | 'zip-unsafe-name'
  | 'zip-same-name'
  | 'zip-without-chat'
  | 'zip-several-chats'

/** An export that cannot be used. The message names the file, the line if there is one, and what would be right. */
export interface FileComplaint {
  /** Base name; for a file in a ZIP, `export.zip/_chat.txt`. */
  file: string
  /** Counted from 1. */
  line?: number | undefined
  /** What is wrong and what would be right. Neither a name of a person, nor a number, nor what somebody wrote. */
  complaint: string
}

/** The export, or an option about it, cannot be used. */
export class ChatExportError extends Error {
  readonly code: ChatExportErrorCode
  readonly file: string
  readonly line: number | undefined

  constructor(code: ChatExportErrorCode, where: FileComplaint) {
    super(inWords(where))
    this.name = 'ChatExportError'
    this.code = code
    this.file = where.file
    this.line = where.line
  }
}

export type PeopleFileErrorCode =
  | 'unreadable'
  | 'too-large'
  | 'not-utf-8'
  | 'not-csv'
  | 'wrong-header'
  | 'wrong-columns'
  | 'no-name'
  | 'bad-number'
  | 'bad-address'
  | 'duplicate-name'
  | 'duplicate-number'

/** The people file cannot be used. */
export class PeopleFileError extends Error {
  readonly code: PeopleFileErrorCode
  readonly file: string
  readonly line: number | undefined

  constructor(code: PeopleFileErrorCode, where: FileComplaint) {
    super(inWords(where))
    this.name = 'PeopleFileError'
    this.code = code
    this.file = where.file
    this.line = where.line
  }
}

function inWords({ file, line, complaint }: FileComplaint): string {
  return line === undefined ? `${file}: ${complaint}` : `${file}, line ${line}: ${complaint}`
}
