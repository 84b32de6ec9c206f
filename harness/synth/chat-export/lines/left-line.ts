/** A line of a chat export that did not become part of an item, and why. The reason quotes nothing from the line. */
export interface LeftLine {
  /** Base name; for a file in a ZIP, `export.zip/_chat.txt`. */
  file: string
  /** Counted from 1. */
  lineNumber: number
  reason: string
}

/** A file of a ZIP that is in no attachment, and why. */
export interface LeftFile {
  /** Its name in the ZIP, with its folders if no phone wrote it. */
  file: string
  reason: string
}

export const leftReasons = {
  beforeFirst: 'before the first message of the export',
  blankEnd: 'blank line at the end of the file',
  notice: 'a notice from WhatsApp to the owner of the phone: nobody in the chat did or said it',
  directSystem: 'a line of WhatsApp without an author in a chat between two people: nothing was sent',
  unnamedFile: 'no message of the chat names this file',
  fileOfMac: 'a file that a Mac adds when it packs a folder',
} as const

/** `count` lines from `firstLine` on, all left for one reason. */
export function leftLines(file: string, firstLine: number, count: number, reason: string): LeftLine[] {
  return Array.from({ length: count }, (_, index) => ({ file, lineNumber: firstLine + index, reason }))
}
