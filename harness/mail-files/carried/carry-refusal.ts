/** Why a mailbox, or a file of messages, is not carried. */
export type CarryRefusalCode = 'mailbox-unknown' | 'folder-unknown' | 'search-unreadable' | 'files-refused'

/** A refused export or import. The message says where and why, and what would be right. */
export class CarryRefusal extends Error {
  readonly code: CarryRefusalCode

  constructor(code: CarryRefusalCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'CarryRefusal'
    this.code = code
  }
}

/** A refusal of files: the place in them, and what is wrong there. */
export function refusedAt({ file, line }: FilePlace, complaint: string, cause?: unknown): CarryRefusal {
  const where = line === undefined ? file : `${file}, line ${line}`
  return new CarryRefusal('files-refused', `${where}: ${complaint}`, cause)
}

/** A place in the files of an import. */
export interface FilePlace {
  /** The path in the ZIP or folder. */
  readonly file: string
  /** From 1; absent: the whole file. */
  readonly line?: number | undefined
}
