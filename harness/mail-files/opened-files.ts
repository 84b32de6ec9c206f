import { type Entry, validateFileName, type ZipFile } from 'yauzl'
import { checkedEntry } from '../zip/checked-entry.ts'
import { entryName } from '../zip/entry-name.ts'
import { openZipFile } from '../zip/zip-file.ts'
import { CarryRefusal, refusedAt } from './carried/carry-refusal.ts'

/** The files of a ZIP. */
export interface OpenedFiles {
  /** In the order of their names. */
  readonly paths: readonly string[]
  /** The folders that the ZIP names, with a slash at the end. */
  readonly folders: readonly string[]
  /** Throws a CarryRefusal at the end of a file that is damaged. */
  open(path: string): AsyncIterable<Buffer>
  /** All of a small file. Throws a CarryRefusal for one that is damaged, or larger than that. */
  text(path: string, bytesMax: number): Promise<string>
  close(): void
}

/**
 * Opens a ZIP. Throws a CarryRefusal, with the name of the file, when it is damaged or encrypted, when a name leads out of it, and when two
 * files have one name.
 */
export async function openFiles(zipPath: string): Promise<OpenedFiles> {
  // Names are decoded here: yauzl would report a dangerous name as if the ZIP were damaged.
  const zip = await openZipFile(zipPath, { decodeStrings: false }).catch((error: unknown) => {
    throw notAZip(error)
  })
  try {
    return filesIn(zip, await entriesOf(zip))
  } catch (error) {
    zip.close()
    throw error instanceof CarryRefusal ? error : notAZip(error)
  }
}

function notAZip(error: unknown): CarryRefusal {
  const what = 'this is not a ZIP that can be read to its end; it is damaged, or only a part of one'
  return new CarryRefusal('files-refused', what, error)
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const file = entryName(entry)
    if (validateFileName(file) !== null || file.includes('\0')) {
      throw refusedAt({ file: shown(file) }, 'this name leads out of the ZIP, or no file can have it')
    }
    if (entry.isEncrypted()) throw refusedAt({ file }, 'this file is encrypted; pack it without a password')
    if (!entry.canDecodeFileData()) throw refusedAt({ file }, 'this file is packed in a way that is not read')
    if (entries.has(file)) throw refusedAt({ file }, 'two files have this name')
    entries.set(file, entry)
  }
  return entries
}

/** What others wrote must not move the cursor of a terminal. */
function shown(name: string): string {
  return name.slice(0, 200).replaceAll(/\p{C}/gu, '?')
}

function filesIn(zip: ZipFile, entries: ReadonlyMap<string, Entry>): OpenedFiles {
  const names = [...entries.keys()].sort()
  async function* open(file: string): AsyncGenerator<Buffer> {
    const entry = entries.get(file)
    if (entry === undefined) throw refusedAt({ file }, 'there is no such file')
    try {
      yield* checkedEntry(zip, entry)
    } catch (error) {
      throw refusedAt({ file }, 'this file is damaged; copy the ZIP again', error)
    }
  }
  return {
    paths: names.filter((name) => !name.endsWith('/')),
    folders: names.filter((name) => name.endsWith('/')),
    open,
    text: async (file, bytesMax) => {
      const chunks: Buffer[] = []
      let sizeBytes = 0
      for await (const chunk of open(file)) {
        sizeBytes += chunk.length
        if (sizeBytes > bytesMax) throw refusedAt({ file }, `this file has more than ${bytesMax} bytes`)
        chunks.push(chunk)
      }
      return Buffer.concat(chunks).toString('utf8')
    },
    close: () => zip.close(),
  }
}
