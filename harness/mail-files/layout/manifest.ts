import { createHash } from 'node:crypto'
import type { ZippedFile } from '../../zip/written-zip.ts'
import { type FilePlace, refusedAt } from '../carried/carry-refusal.ts'

/** The digests of all other files, in the form of `sha256sum`. */
export const manifestFile = 'manifest.sha256'

/** Files with their manifest behind them. Digests are made while the files are read. */
export async function* withManifest(files: AsyncIterable<ZippedFile>): AsyncGenerator<ZippedFile> {
  const lines: string[] = []
  for await (const { path, content } of files) {
    yield { path, content: content && digested(content, (sha256) => lines.push(`${sha256}  ${path}\n`)) }
  }
  yield { path: manifestFile, content: inPieces(lines) }
}

async function* digested(content: AsyncIterable<Buffer>, tell: (sha256: string) => void): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  for await (const piece of content) {
    digest.update(piece)
    yield piece
  }
  tell(digest.digest('hex'))
}

async function* inPieces(lines: readonly string[]): AsyncGenerator<Buffer> {
  for (let at = 0; at < lines.length; at += 1000) yield Buffer.from(lines.slice(at, at + 1000).join(''))
}

/** The SHA-256 of a file that is read to its end. */
export async function digestOf(content: AsyncIterable<Buffer>): Promise<string> {
  const digest = createHash('sha256')
  for await (const piece of content) digest.update(piece)
  return digest.digest('hex')
}

const lineForm = /^([\da-f]{64}) [ *](.+)$/i

/** The digests of a manifest by path. Throws a CarryRefusal with the line that cannot be read, or that names a file again. */
export function readManifest(text: string, place: FilePlace): Map<string, string> {
  const digests = new Map<string, string>()
  for (const [index, line] of text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    const [, sha256 = '', path = ''] = lineForm.exec(line) ?? []
    const at = { ...place, line: index + 1 }
    if (path === '') throw refusedAt(at, 'expected a SHA-256 digest, two blanks and a path, as sha256sum writes them')
    if (digests.has(path)) throw refusedAt(at, 'a line before names the same file')
    digests.set(path, sha256.toLowerCase())
  }
  return digests
}
