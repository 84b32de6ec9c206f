import { refusedAt } from '../carried/carry-refusal.ts'
import type { ImportedFiles } from './mail-format.ts'

/** All of a file that is one message. Throws a CarryRefusal for one that the server would not take, before it is in memory. */
export async function wholeMessage(files: ImportedFiles, file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of files.open(file)) {
    chunks.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes > files.messageBytesMax) throw refusedAt({ file }, tooLarge(files.messageBytesMax))
  }
  return Buffer.concat(chunks)
}

/** The complaint about a message that is too large. */
export function tooLarge(bytesMax: number): string {
  return `the message has more than ${bytesMax} bytes, which is the most that this server takes`
}
