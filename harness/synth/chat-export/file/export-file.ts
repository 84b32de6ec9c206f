import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import type { AttachmentContent } from '../../../contract/index.ts'
import { ChatExportError } from '../errors.ts'
import { type LeftFile, leftReasons } from '../lines/left-line.ts'
import { chatIn } from './chat-in-zip.ts'
import { type ExportLimits, exportLimits, inWords } from './export-limits.ts'
import { decodeUtf8 } from './text-bytes.ts'
import { unpackToFile, unpackToMemory } from './unpack-entry.ts'
import { entryKey, entryOf, openZip, type ZipEntries, type ZipEntry } from './zip-entries.ts'

/** An open export: its text, and its media until it is disposed of. */
export interface ExportFile {
  /** The name of the text file in errors and in left lines: `chat.txt`, or `chat.zip/_chat.txt`. */
  name: string
  text: string
  /** A ZIP should hold each file that a message names; a text holds none. */
  isZip: boolean
  /** File names that may hold the chat's title, the best first, without extension. */
  titles: string[]
  hasMedia(fileName: string): boolean
  /**
   * Unpacks a file on first use; undefined for one that is not in the export. Throws a ChatExportError when it is
   * damaged.
   */
  media(fileName: string): Promise<AttachmentContent | undefined>
  /** The name of the file in the ZIP, if a message names it with signs that a file name cannot have; or the same name. */
  storedName(fileName: string): string
  /** The files that were not unpacked until now, and why. */
  unused(): LeftFile[]
  /** Closes the ZIP; unpacked files stay. */
  close(): void
  /** Removes the unpacked files. */
  dispose(): Promise<void>
}

/**
 * Opens an export: the text, or the ZIP with the text and its media. A text file has no media, even if they lie in the
 * same folder: use the ZIP. Media are unpacked in a folder that is made in `unpackIn`. Throws a ChatExportError.
 */
export async function openExportFile(
  path: string,
  limits: ExportLimits = exportLimits,
  unpackIn: string = tmpdir(),
): Promise<ExportFile> {
  const file = basename(path)
  const { sizeBytes, isZip } = await lookAt(path, file)
  if (isZip) return openZipExport(path, file, { limits, unpackIn })
  if (sizeBytes > limits.textBytesMax) throw tooLong(file, limits)
  return {
    name: file,
    text: textOf(await readFile(path), file),
    isZip: false,
    titles: [stemOf(file)],
    hasMedia: () => false,
    media: () => Promise.resolve(undefined),
    storedName: (fileName) => fileName,
    unused: () => [],
    close: () => undefined,
    dispose: () => Promise.resolve(),
  }
}

async function lookAt(path: string, file: string): Promise<{ sizeBytes: number; isZip: boolean }> {
  try {
    const handle = await open(path)
    try {
      const stats = await handle.stat()
      if (!stats.isFile()) throw new Error('no regular file')
      const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
      // The content decides, not the name, because browsers and mail programs rename saved files.
      return {
        sizeBytes: stats.size,
        isZip: buffer.toString('latin1') === 'PK' || extname(file).toLowerCase() === '.zip',
      }
    } finally {
      await handle.close()
    }
  } catch (cause) {
    const error = new ChatExportError('unreadable', {
      file,
      complaint: 'cannot be read; give the path of a .txt or .zip file',
    })
    error.cause = cause
    throw error
  }
}

async function openZipExport(
  path: string,
  file: string,
  { limits, unpackIn }: { limits: ExportLimits; unpackIn: string },
): Promise<ExportFile> {
  const opened = await openZip(path, file, limits)
  try {
    const chat = await chatIn(opened, file, limits)
    const name = `${file}/${chat.fileName}`
    const text = await textIn(opened, chat, { file, limits })
    return {
      ...{ name, text, isZip: true, titles: [stemOf(chat.fileName), stemOf(file)] },
      ...mediaOf(opened, chat, { file, unpackIn }),
    }
  } catch (error) {
    opened.zip.close()
    throw error
  }
}

async function textIn(
  { zip }: ZipEntries,
  { fileName, entry }: ZipEntry,
  { file, limits }: { file: string; limits: ExportLimits },
): Promise<string> {
  const name = `${file}/${fileName}`
  if (entry.uncompressedSize > limits.textBytesMax) throw tooLong(name, limits)
  return textOf(await unpackToMemory({ zip, entry, file }), name)
}

function mediaOf(
  opened: ZipEntries,
  chat: ZipEntry,
  { file, unpackIn }: { file: string; unpackIn: string },
): Pick<ExportFile, 'hasMedia' | 'media' | 'storedName' | 'unused' | 'close' | 'dispose'> {
  const { zip, entries, foreign } = opened
  const unpacked = new Map<ZipEntry, AttachmentContent>()
  let folder: string | undefined
  const find = (fileName: string): ZipEntry | undefined => {
    const found = entryOf(opened, fileName)
    return found === chat ? undefined : found
  }
  return {
    hasMedia: (fileName) => find(fileName) !== undefined,
    media: async (fileName) => {
      const found = find(fileName)
      if (found === undefined) return undefined
      const there = unpacked.get(found)
      if (there !== undefined) return there
      folder ??= await mkdtemp(join(unpackIn, 'chat-export-'))
      // The files get numbers as names: a name from the ZIP never becomes a path (SEC-4).
      const content = await unpackToFile({ zip, entry: found.entry, file }, join(folder, String(unpacked.size)))
      unpacked.set(found, content)
      return content
    },
    storedName: (fileName) => (entries.has(entryKey(fileName)) ? fileName : (find(fileName)?.fileName ?? fileName)),
    unused: () => [
      ...[...entries.values()]
        .filter((entry) => entry !== chat && !unpacked.has(entry))
        .map(({ fileName }) => ({ file: fileName, reason: leftReasons.unnamedFile })),
      ...foreign.map((name) => ({ file: name, reason: leftReasons.fileOfMac })),
    ],
    close: () => zip.close(),
    dispose: async () => {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

function textOf(bytes: Uint8Array, file: string): string {
  const decoded = decodeUtf8(bytes)
  if ('text' in decoded) return decoded.text
  throw new ChatExportError('not-utf-8', {
    file,
    line: decoded.badLine,
    complaint:
      'is not UTF-8, in which WhatsApp writes exports; hand over the file as it was exported, or save it as UTF-8',
  })
}

function tooLong(file: string, { textBytesMax }: ExportLimits): ChatExportError {
  return new ChatExportError('too-large', {
    file,
    complaint: `is longer than ${inWords(textBytesMax)}, which no chat export is`,
  })
}

function stemOf(fileName: string): string {
  return basename(fileName, extname(fileName))
}
