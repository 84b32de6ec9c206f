/** A line of a chat export that did not become part of an item, and why. The reason quotes nothing from the line. */
export interface LeftLine {
  /** Base name; for a file in a ZIP, `export.zip/_chat.txt`. */
  file: string
  /** Counted from 1. */
  lineNumber: number
  reason: string
}

export const leftReasons = {
  beforeFirst: 'before the first message of the export',
  blankEnd: 'blank line at the end of the file',
  notice: 'a notice from WhatsApp to the owner of the phone: nobody in the chat did or said it',
  directSystem: 'a line of WhatsApp without an author in a chat between two people: nothing was sent',
} as const

/** `count` lines from `firstLine` on, all left for one reason. */
export function leftLines(file: string, firstLine: number, count: number, reason: string): LeftLine[] {
  return Array.from({ length: count }, (_, index) => ({ file, lineNumber: firstLine + index, reason }))
}
