import { posix } from 'node:path'
import { type Entry, validateFileName, type ZipFile } from 'yauzl'
import { entryName } from '../../../zip/entry-name.ts'
import { openZipFile } from '../../../zip/zip-file.ts'
import { ChatExportError, type ChatExportErrorCode } from '../errors.ts'
import { plain, withoutMarks } from '../plain-text.ts'
import { type ExportLimits, inWords } from './export-limits.ts'

/** An open ZIP whose file list was checked. Nothing is unpacked yet. */
export interface ZipEntries {
  zip: ZipFile
  /** The files by `entryKey` of their name without folders. */
  entries: Map<string, ZipEntry>
  /** Files that no phone wrote, with their folders: what a Mac adds when it packs a folder. */
  foreign: string[]
}

export interface ZipEntry {
  /** Without folders. */
  fileName: string
  entry: Entry
}

/** Equal for all spellings of one file name. An iPhone writes a name in two places, and decomposes letters or adds marks in
 * only one of them. */
export function entryKey(fileName: string): string {
  return withoutMarks(fileName).normalize('NFC').trim()
}

/**
 * The file that a message names. If there is none of that name: the only one whose name differs in blanks, or in signs
 * that a file name cannot have. A phone saves `Q3:2025 plan.xlsx` as `Q3_2025 plan.xlsx`.
 */
export function entryOf({ entries }: Pick<ZipEntries, 'entries'>, fileName: string): ZipEntry | undefined {
  const found = entries.get(entryKey(fileName))
  if (found !== undefined || entries.size === 0) return found
  const key = looseKey(fileName)
  const [similar, ...more] = looseEntries(entries).get(key) ?? []
  return more.length === 0 ? similar : undefined
}

const loose = new WeakMap<Map<string, ZipEntry>, Map<string, ZipEntry[]>>()

function looseEntries(entries: Map<string, ZipEntry>): Map<string, ZipEntry[]> {
  const known = loose.get(entries)
  if (known !== undefined) return known
  const byKey = new Map<string, ZipEntry[]>()
  for (const entry of entries.values()) {
    const key = looseKey(entry.fileName)
    byKey.set(key, [...(byKey.get(key) ?? []), entry])
  }
  loose.set(entries, byKey)
  return byKey
}

function looseKey(fileName: string): string {
  return plain(fileName).replaceAll(/[<>:"/\\|?*_]/gu, '_')
}

/**
 * Opens a ZIP and reads the list of its files. Throws a ChatExportError when it is damaged or encrypted, when a name leads
 * out of the target folder, or when it exceeds the limits.
 */
export async function openZip(path: string, file: string, limits: ExportLimits): Promise<ZipEntries> {
  // Names are decoded here: yauzl would report a dangerous name as if the ZIP were damaged.
  const zip = await openZipFile(path, { decodeStrings: false }).catch((cause: unknown) => {
    throw damaged(file, cause)
  })
  try {
    return { zip, ...(await readEntries(zip, file, limits)) }
  } catch (error) {
    zip.close()
    throw error instanceof ChatExportError ? error : damaged(file, error)
  }
}

async function readEntries(zip: ZipFile, file: string, limits: ExportLimits): Promise<Omit<ZipEntries, 'zip'>> {
  const refuse = (code: ChatExportErrorCode, complaint: string): never => {
    throw new ChatExportError(code, { file, complaint })
  }
  const entries = new Map<string, ZipEntry>()
  const foreign: string[] = []
  let count = 0
  let totalBytes = 0
  for await (const entry of zip.eachEntry()) {
    count += 1
    totalBytes += entry.uncompressedSize
    if (count > limits.entriesMax)
      refuse('too-large', `holds more than ${limits.entriesMax} files, which no chat export does`)
    if (entry.uncompressedSize > limits.entryBytesMax) {
      refuse(
        'too-large',
        `holds a file of more than ${inWords(limits.entryBytesMax)} when it is unpacked, which no chat export does`,
      )
    }
    if (totalBytes > limits.totalBytesMax) {
      refuse(
        'too-large',
        `takes more than ${inWords(limits.totalBytesMax)} when it is unpacked, which no chat export does`,
      )
    }
    if (entry.isEncrypted())
      refuse('zip-encrypted', 'is encrypted; hand over the ZIP as WhatsApp wrote it, without a password')
    if (!entry.canDecodeFileData())
      refuse('zip-damaged', 'is packed in a way that is not read; pack it again as an ordinary ZIP')
    const name = entryName(entry)
    if (validateFileName(name) !== null) {
      refuse('zip-unsafe-name', 'holds a file whose name leads out of the ZIP; hand over the ZIP as WhatsApp wrote it')
    }
    const fileName = posix.basename(name)
    if (name.endsWith('/')) continue
    if (madeByMac.test(name)) {
      foreign.push(name)
      continue
    }
    if (entries.has(entryKey(fileName))) {
      refuse(
        'zip-same-name',
        'holds two files of one name, so messages do not tell which is theirs; hand over one export, as WhatsApp wrote it',
      )
    }
    entries.set(entryKey(fileName), { fileName, entry })
  }
  return { entries, foreign }
}

/** What a Mac adds when it packs a folder: the attributes of each file, and those of the folder. */
const madeByMac = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/u

/** The error for a ZIP that cannot be read to its end. */
export function damaged(file: string, cause: unknown): ChatExportError {
  const error = new ChatExportError('zip-damaged', {
    file,
    complaint: 'is a damaged ZIP; export the chat again, or copy the file again',
  })
  error.cause = cause
  return error
}
