import { posix } from 'node:path'
import { type Entry, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'
import { ChatExportError, type ChatExportErrorCode } from '../errors.ts'
import { plain } from '../plain-text.ts'
import { type ExportLimits, inWords } from './export-limits.ts'
import { openZipFile } from './zip-file.ts'

/** An open ZIP whose file list was checked. Nothing is unpacked yet. */
export interface ZipEntries {
  zip: ZipFile
  /** The files by `entryKey` of their name without folders. */
  entries: Map<string, ZipEntry>
}

export interface ZipEntry {
  /** Without folders. */
  fileName: string
  entry: Entry
}

/** Equal for all spellings of one file name. An iPhone writes a name in two places, and decomposes letters or adds marks in
 * only one of them. */
export function entryKey(fileName: string): string {
  return plain(fileName)
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
    return { zip, entries: await readEntries(zip, file, limits) }
  } catch (error) {
    zip.close()
    throw error instanceof ChatExportError ? error : damaged(file, error)
  }
}

async function readEntries(zip: ZipFile, file: string, limits: ExportLimits): Promise<Map<string, ZipEntry>> {
  const refuse = (code: ChatExportErrorCode, complaint: string): never => {
    throw new ChatExportError(code, { file, complaint })
  }
  const entries = new Map<string, ZipEntry>()
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
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    if (validateFileName(name) !== null) {
      refuse('zip-unsafe-name', 'holds a file whose name leads out of the ZIP; hand over the ZIP as WhatsApp wrote it')
    }
    const fileName = posix.basename(name)
    // Folders, and files that a Mac adds when it packs a folder.
    if (name.endsWith('/') || fileName.startsWith('.')) continue
    if (entries.has(entryKey(fileName))) {
      refuse(
        'zip-same-name',
        'holds two files of one name, so messages do not tell which is theirs; hand over one export, as WhatsApp wrote it',
      )
    }
    entries.set(entryKey(fileName), { fileName, entry })
  }
  return entries
}

/** The error for a ZIP that cannot be read to its end. */
export function damaged(file: string, cause: unknown): ChatExportError {
  const error = new ChatExportError('zip-damaged', {
    file,
    complaint: 'is a damaged ZIP; export the chat again, or copy the file again',
  })
  error.cause = cause
  return error
}
