import { type AuditEntry, auditEntrySchema, digestOf, firstPrevious, lineOf } from './audit-entry.ts'

/** What is wrong at a line of an exported log, counted from 1. */
interface AuditProblem {
  line: number
  /** The number that the entry has, or that the missing one had. */
  sequence: number
  kind: 'unreadable' | 'altered' | 'removed' | 'out-of-order' | 'repeated' | 'truncated'
  message: string
}

/** What a check of a log found. */
export interface AuditVerdict {
  entries: number
  /** The digest of the last entry that was read; 64 zeros for an empty log. */
  head: string
  /** In the order of the lines; the first one is where the log stops being what it was. */
  problems: AuditProblem[]
}

/** After this many problems the check says no more: one that is out of place moves all others. */
const problemsMax = 100

/**
 * Checks an exported log line by line, and holds one line at a time. It finds each entry that was altered, removed, moved, repeated or
 * added. Entries that are missing at the end are found only with `head`, the digest of an entry that was the last one when it was written
 * down elsewhere: the log must have an entry with it. Somebody who can compute every digest again can write another log; only `head`
 * shows that, too. A log whose first entries were too old to be kept begins after the entry with the digest `checkpoint`; without one, it must
 * begin with the first entry.
 */
export async function verifyLog(
  lines: AsyncIterable<string> | Iterable<string>,
  head: string | undefined,
  checkpoint?: string,
): Promise<AuditVerdict> {
  const problems: AuditProblem[] = []
  const position: Position = {
    line: 0,
    highest: 0,
    follows: firstPrevious,
    digest: checkpoint ?? firstPrevious,
    isHeadSeen: head === (checkpoint ?? firstPrevious),
  }
  for await (const text of lines) {
    position.line += 1
    const problem = beginProblem(text, position, checkpoint) ?? problemOfLine(text, position)
    if (problem?.line !== position.line && position.digest === head) position.isHeadSeen = true
    if (problem !== undefined && problems.length < problemsMax) problems.push(problem)
  }
  if (head !== undefined && !position.isHeadSeen) problems.push(endProblem(position, head))
  return { entries: position.line, head: position.digest, problems }
}

interface Position {
  line: number
  /** The highest number so far. */
  highest: number
  /** What the entry after that one must have as `previous`; undefined if that one is not to be trusted. */
  follows: string | undefined
  /** The digest that the last line has. */
  digest: string
  /** Whether an entry that is as it was has the digest that was known. */
  isHeadSeen: boolean
}

/** The first line of a log that begins after a checkpoint: its number is taken as it is, and it must follow the checkpoint. */
function beginProblem(text: string, position: Position, checkpoint: string | undefined): AuditProblem | undefined {
  const { line } = position
  const entry = checkpoint === undefined || line > 1 ? undefined : readLine(text)
  if (entry === undefined || typeof entry === 'string') return undefined
  const { sequence, previous } = entry
  Object.assign(position, { highest: sequence - 1, follows: previous })
  if (previous === checkpoint) return undefined
  const inLine = problemOfLine(text, position)
  if (inLine !== undefined) return inLine
  const message = `or more are missing before entry ${sequence}, which does not follow the checkpoint`
  return { line, sequence: sequence - 1, kind: 'removed', message }
}

function problemOfLine(text: string, position: Position): AuditProblem | undefined {
  const { line, highest, follows } = position
  const expected = highest + 1
  const entry = readLine(text)
  if (typeof entry === 'string') {
    Object.assign(position, { highest: expected, follows: undefined })
    return { line, sequence: expected, kind: 'unreadable', message: `is no entry of an audit log: ${entry}` }
  }
  const { sequence, digest, previous } = entry
  position.digest = digest
  const isWhole = digestOf(entry) === digest
  if (sequence >= expected) Object.assign(position, { highest: sequence, follows: isWhole ? digest : undefined })
  if (!isWhole) {
    if (sequence !== expected) Object.assign(position, { highest: expected, follows: undefined })
    return { line, sequence: expected, kind: 'altered', message: 'was altered: its digest is that of another content' }
  }
  if (sequence === expected) {
    if (follows === undefined || previous === follows) return undefined
    const message = `was altered or replaced: entry ${expected} has another digest for it`
    return { line: line - 1, sequence: highest, kind: 'altered', message }
  }
  if (sequence < expected) {
    const isRepeated = sequence === highest && digest === follows
    return isRepeated
      ? { line, sequence, kind: 'repeated', message: 'is there twice' }
      : { line, sequence, kind: 'out-of-order', message: `is behind entry ${highest}` }
  }
  const last = sequence - 1
  const which = last === expected ? 'is' : `to ${last} are`
  const message = `${which} not where it should be: entry ${sequence} is in this place`
  return { line, sequence: expected, kind: 'removed', message }
}

/** The entry of a line, or why it is not one. Only the canonical text counts, or a change of spaces would pass. */
function readLine(text: string): AuditEntry | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'it is not JSON'
  }
  const parsed = auditEntrySchema.safeParse(value)
  if (!parsed.success) return `${parsed.error.issues[0]?.path.join('.') || 'the line'} is missing or wrong`
  return lineOf(parsed.data) === text ? parsed.data : 'it is not written as canonical JSON'
}

function endProblem({ line, highest }: Position, head: string): AuditProblem {
  const message = `is missing, or the log was written again: no entry has the digest ${head.slice(0, 12)}…`
  return { line: line + 1, sequence: highest + 1, kind: 'truncated', message }
}
