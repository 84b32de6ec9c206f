import { FatalError } from '../errors.ts'

/** The refusal of the whole file (MAP-11), with line and reason; the reason has no number and no address in it. */
export function refused(line: number, reason: string): FatalError {
  return new FatalError('mapping-file-refused', `the custom mapping file is refused, line ${line}: ${reason}`)
}

/** The refusal of a file that is not comma-separated text; `why` is a code and no content. */
export function unreadable(line: number, why: string): FatalError {
  return refused(line, `it cannot be read (${why}): give a readable file of comma-separated values in UTF-8`)
}
