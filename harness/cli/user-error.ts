import { tmpdir } from 'node:os'
import { sep } from 'node:path'

/** A mistake that the user can correct. It is printed as one message without a stack trace; exit code 2. */
export class UserError extends Error {
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'UserError'
    this.code = code
  }
}

/** Error codes of the operating system that the user can understand. */
const systemAdvice: Record<string, string> = {
  ENOSPC: 'the disk is full; free some space',
  EDQUOT: 'your disk quota is used up; free some space',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a file of this name is there already',
  EMFILE: 'too many open files; raise the limit (ulimit -n)',
}

/** One line about an error that the user can correct; undefined for a mistake of ours. */
export function adviceFor(error: unknown): string | undefined {
  if (error instanceof UserError) return error.message
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const advice = systemAdvice[String(error.code)]
  if (advice === undefined) return knownCodes.has(String(error.code)) ? error.message : undefined
  const path = 'path' in error ? String(error.path) : undefined
  return `${path === undefined ? '' : `${path}: `}${advice}${adviceAboutTemporaryFiles(String(error.code), path)}`
}

/** Nothing if the path shows that the file is not a temporary one: there, TMPDIR would change nothing. */
function adviceAboutTemporaryFiles(code: string, path: string | undefined): string {
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return ''
  if (path === undefined) return `, or, if the temporary folder ${tmpdir()} is full, set TMPDIR to a folder with space`
  return path.startsWith(tmpdir() + sep) ? ', or set TMPDIR to a folder with space' : ''
}

/** Codes of our own errors whose message already says what would be right. */
const knownCodes = new Set(['cannot-listen', 'files-refused', 'no-such-scenario', 'no-temporary-folder'])
