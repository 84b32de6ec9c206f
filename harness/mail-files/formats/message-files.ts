/** The content of a file that is one message. */
export async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes
}

/** The number of a message in its folder, from 1, so that names sort by it: `0000001`. */
export function numberOf(count: number): string {
  return String(count).padStart(7, '0')
}

/** The folder of a file; empty at the top. */
export function folderOfFile(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
