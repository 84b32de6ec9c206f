import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { IndexedRecords } from '../../control/state/term-index.ts'
import type { DataFinding } from '../checked-data.ts'
import { StoreError } from '../record-store.ts'
import { isCorruption, storeError } from './open-data-base.ts'
import { columnOf, openTermDataBaseAsItIs, type TermDataBase } from './term-data-base.ts'

/** What was found in the index of words. It is made from the messages, so nothing is lost if it is damaged. */
export interface CheckedIndex {
  /** `outdated`: made by other rules, or by a newer version. */
  state: 'missing' | 'sound' | 'outdated' | 'damaged'
  /** The contents whose words it has. */
  contentCount: number
  /** Of these, contents that no message has any more. They do no harm. Undefined: nobody said what must be in the index. */
  unusedContentCount: number | undefined
  /** Messages with a content that it does not have yet: the next search reads them. */
  unreadMessageCount: number | undefined
}

/** A check of the index of words, while records are read. */
export interface IndexCheck {
  /** Takes note of a sound record. */
  note(record: { table: string; text: string }): void
  /** What was found, after the last record. */
  finish(): { index: CheckedIndex; findings: DataFinding[] }
  close(): void
}

/**
 * Begins to check the index in a file, which is not changed. Throws a StoreError: `store-in-use`, `store-unavailable`; so do its methods.
 */
export function openIndexCheck(file: string, indexed: IndexedRecords | undefined): IndexCheck {
  const opened = openIndex(file)
  const problems: string[] = opened.problems
  let { data, state } = opened
  const close = (): void => {
    data?.close()
    data = undefined
  }
  const attempt = <Result>(look: (open: TermDataBase) => Result): Result | undefined => {
    if (data === undefined) return undefined
    try {
      return look(data)
    } catch (error) {
      if (!isCorruption(error)) throw storeError(error, file)
      problems.push('a part of it cannot be read')
      close()
      return undefined
    }
  }
  const count = attempt(({ statements }) => Number(columnOf(statements.count.get()))) ?? 0
  if (attempt(({ statements }) => rulesDiffer(statements.rules.get(), indexed))) state = 'outdated'
  /** By number: whether a message has the content. */
  const isUsed = new Uint8Array(count + 1)
  let unread = 0
  return {
    note: (record) => {
      const key = indexed?.keyOf(record)
      if (key === undefined) return
      const number = attempt(({ statements }) => statements.numberOf.get([Buffer.from(key, 'hex')]))
      if (number === undefined) unread += 1
      else isUsed[Number(columnOf(number))] = 1
    },
    finish: () => {
      problems.push(...(attempt(structureProblems) ?? []))
      if (problems.length === 0) problems.push(...(attempt(rowProblems) ?? []))
      const isKnown = indexed !== undefined && state !== 'outdated'
      const used = isUsed.reduce((sum, one) => sum + one, 0)
      const index: CheckedIndex = {
        state: problems.length > 0 ? 'damaged' : state,
        contentCount: count,
        unusedContentCount: isKnown ? count - used : undefined,
        unreadMessageCount: isKnown ? unread : undefined,
      }
      return { index, findings: problems.length > 0 ? [findingOf(file, problems)] : [] }
    },
    close,
  }
}

interface OpenedIndex {
  data: TermDataBase | undefined
  state: CheckedIndex['state']
  problems: string[]
}

function openIndex(file: string): OpenedIndex {
  if (!existsSync(file)) return { data: undefined, state: 'missing', problems: [] }
  try {
    return { data: openTermDataBaseAsItIs(file), state: 'sound', problems: [] }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    if (error.code === 'store-too-new') return { data: undefined, state: 'outdated', problems: [] }
    if (error.code !== 'store-damaged') throw error
    return { data: undefined, state: 'damaged', problems: ['its structure cannot be read'] }
  }
}

function rulesDiffer(row: unknown, indexed: IndexedRecords | undefined): boolean {
  return row !== undefined && indexed !== undefined && (row as { name: string }).name !== indexed.rules
}

/** What SQLite says about its pages, and FTS5 about its index. */
function structureProblems({ db }: TermDataBase): string[] {
  const rows = db.pragma('integrity_check') as { integrity_check: string }[]
  const problems = rows.flatMap(({ integrity_check: problem }) => (problem === 'ok' ? [] : problem))
  if (problems.length > 0) return problems
  try {
    // A command in the form of a row; it changes nothing (SQLite: FTS5, section 6.6).
    db.prepare("INSERT INTO terms (terms) VALUES ('integrity-check')").run()
    return []
  } catch (error) {
    if (!isCorruption(error)) throw error
    return ['its list of words is not what was written']
  }
}

/** Contents are numbered from 1 without gaps, and each has words: at least those that say what it is. */
function rowProblems({ db, statements }: TermDataBase): string[] {
  const last = Number(columnOf(statements.count.get()))
  const listed = Number(columnOf(db.prepare('SELECT count(*) AS value FROM documents').get()))
  // In memory, beside the file.
  db.exec("CREATE VIRTUAL TABLE temp.places USING fts5vocab('main', 'terms', 'instance')")
  const { wordless, unlisted } = db
    .prepare(`WITH worded AS MATERIALIZED (SELECT DISTINCT doc FROM temp.places) SELECT
      (SELECT count(*) FROM documents WHERE number NOT IN (SELECT doc FROM worded)) AS wordless,
      (SELECT count(*) FROM worded WHERE doc NOT IN (SELECT number FROM documents)) AS unlisted`)
    .get() as { wordless: number; unlisted: number }
  const problems: [count: number, problem: string][] = [
    [last - listed, 'contents are missing in its list of contents'],
    [wordless, 'contents have no words in it'],
    [unlisted, 'contents have words in it and are not in its list of contents'],
    [last > 0 && statements.rules.get() === undefined ? last : 0, 'contents have words of unknown rules in it'],
  ]
  return problems.flatMap(([count, problem]) => (count > 0 ? `${count} ${problem}` : []))
}

function findingOf(file: string, [first = '', ...more]: readonly string[]): DataFinding {
  const problem = more.length > 0 ? `${first}, and ${more.length} more` : first
  const lost = 'nothing: repair removes the file, and the next search makes it again from the messages'
  return { kind: 'search index', place: basename(file), problem, lost, recordIds: [], digest: undefined }
}
