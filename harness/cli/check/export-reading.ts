import type { ItemKind } from '../../contract/index.ts'
import { type ChatExport, dateOrderGuess, warningText } from '../../synth/chat-export/index.ts'

/** What an export was read as; the JSON that `check export --json` prints. */
export interface ExportReading {
  schemaVersion: 1
  /** The name of a group; absent for a chat between two people. */
  chat: { type: 'direct' | 'group'; name?: string | undefined }
  /** The name of the person whose phone wrote the export. */
  owner: string
  /** In the order of the export. */
  items: ReadItem[]
  left: LeftPart[]
  /** Each names the file, and the line if it is about one. */
  warnings: string[]
}

export interface ReadItem {
  /** The first of its lines, counted from 1. */
  line: number
  lineCount: number
  kind: ItemKind
  /** In UTC, by ISO 8601. */
  time: string
  sender: string
  text: string
  /** Its file in the export, or several with commas between them. */
  file: string | null
  files: string[]
}

/** A line, or a file of a ZIP, that is part of no item. */
export type LeftPart = { line: number; reason: string } | { file: string; reason: string }

/** The reading of the export at `path`. `notes` are about the people file. */
export function readingOf(path: string, read: ChatExport, notes: readonly string[]): ExportReading {
  const [first] = read.events
  const owner = first?.capturedBy
  const nameOf = ({ firstName, lastName }: ChatExport['people'][number]): string => `${firstName} ${lastName}`.trim()
  const person = read.people.find(({ number }) => number === owner)
  return {
    schemaVersion: 1,
    chat: { type: first?.chat.type === 'group' ? 'group' : 'direct', name: first?.chat.name },
    owner: person === undefined ? '' : nameOf(person),
    items: read.events.map(({ kind, eventTime, participants, text, attachments }, index) => {
      const files = attachments.map(({ fileName }) => fileName)
      return {
        line: read.itemLines[index]?.firstLine ?? 0,
        lineCount: read.itemLines[index]?.lineCount ?? 0,
        kind,
        time: eventTime.toISOString(),
        sender: participants.find(({ role }) => role === 'sender')?.name ?? '',
        text,
        file: files.length === 0 ? null : files.join(', '),
        files,
      }
    }),
    left: [
      ...read.leftLines.map(({ lineNumber, reason }) => ({ line: lineNumber, reason })),
      ...read.leftFiles.map(({ file, reason }) => ({ file, reason })),
    ],
    warnings: [
      ...(read.dateOrderIsCertain ? [] : [dateOrderGuess(path, read.dateOrder)]),
      ...read.warnings.map((warning) => warningText(path, warning)),
      ...notes,
    ],
  }
}
