import type { TermDocument, TermExpression, TermIndex } from '../../control/state/term-index.ts'
import { StoreError } from '../record-store.ts'
import { isCorruption, removeDataBase, storeError } from './open-data-base.ts'
import { columnOf, openTermDataBase, type TermDataBase } from './term-data-base.ts'

/** Between the texts of a document, so that no phrase goes over it. */
const border = '\uE000'
/** How many keys are read at once. */
const keysAtOnce = 10_000
const keyLetters = 64

/**
 * A term index in a file beside the data base of a store; opened when it is first needed. Its methods throw a StoreError: `store-in-use`,
 * `store-damaged`, `store-unavailable`.
 */
export function diskTermIndex(file: string): TermIndex & { close(): void } {
  let opened: TermDataBase | undefined
  let count = 0
  let damage: StoreError | undefined
  const open = (): TermDataBase => {
    if (opened === undefined) {
      opened = openTermDataBase(file)
      count = Number(columnOf(opened.statements.count.get()))
    }
    return opened
  }
  const close = (): void => {
    opened?.close()
    opened = undefined
  }
  const within = <Result>(work: (data: TermDataBase) => Result): Result => {
    // Another index would number its documents in another way, and who has asked so far would get the wrong ones.
    if (damage !== undefined) throw damage
    try {
      return work(open())
    } catch (error) {
      if (!isCorruption(error)) throw storeError(error, file)
      close()
      removeDataBase(file)
      damage = new StoreError(
        'store-damaged',
        `${file} was damaged, and is removed; nothing is lost: stop the program and start it again, and the next search makes the file again`,
        error,
      )
      throw damage
    }
  }
  return {
    begin: (rules) =>
      within(({ statements }) => {
        const row = statements.rules.get() as { name: string } | undefined
        if (row?.name === rules) return
        if (row !== undefined) {
          close()
          removeDataBase(file)
        }
        open().statements.setRules.run(rules)
      }),
    documentCount: () => within(() => count),
    add: (documents) =>
      within((data) => {
        const { numbers, added } = addAll(data, documents, count)
        count = added
        return numbers
      }),
    numberOf: (key) =>
      within(({ statements }) => {
        const row = statements.numberOf.get([Buffer.from(key, 'hex')])
        return row === undefined ? undefined : Number(columnOf(row))
      }),
    keys: () =>
      keysOf(
        (from, to) => within(({ statements }) => String(columnOf(statements.keys.get(from, to)))),
        within(() => count),
      ),
    having: (expression) =>
      within(({ statements }) => {
        const match = matchOf(expression)
        return match === undefined ? [] : (JSON.parse(String(columnOf(statements.having.get(match)))) as number[])
      }),
    terms: (prefix) =>
      within(({ statements }) => JSON.parse(String(columnOf(statements.terms.get(prefix, endOf(prefix))))) as string[]),
    termCount: (prefix) =>
      within(({ statements }) => Number(columnOf(statements.termCount.get(prefix, endOf(prefix))))),
    close,
  }
}

/** All of it in one transaction; on an error, nothing. */
function addAll(
  { db, statements }: TermDataBase,
  documents: readonly TermDocument[],
  count: number,
): { numbers: number[]; added: number } {
  let next = count
  db.exec('BEGIN IMMEDIATE')
  try {
    const numbers = documents.map(({ key, texts }) => {
      const keyBytes = Buffer.from(key, 'hex')
      // In a list: the library takes a single object for named parameters.
      const known = statements.numberOf.get([keyBytes])
      if (known !== undefined) return Number(columnOf(known))
      next += 1
      statements.addDocument.run(next, keyBytes)
      statements.addTerms.run(next, texts.map((terms) => terms.join(' ')).join(` ${border} `))
      return next
    })
    db.exec('COMMIT')
    return { numbers, added: next }
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

function* keysOf(read: (from: number, to: number) => string, count: number): Generator<string> {
  for (let from = 1; from <= count; from += keysAtOnce) {
    const keys = read(from, from + keysAtOnce - 1)
    for (let at = 0; at < keys.length; at += keyLetters) yield keys.slice(at, at + keyLetters)
  }
}

/** The expression in the language of FTS5; undefined: no document can have it. Terms have no quotation marks. */
function matchOf(expression: TermExpression): string | undefined {
  if (expression.kind === 'phrase') {
    const { terms, isPrefix } = expression
    return terms.length === 0 ? undefined : `"${terms.join(' ')}"${isPrefix ? ' *' : ''}`
  }
  const operands = expression.of.map(matchOf)
  const known = operands.filter((one) => one !== undefined)
  if (known.length === 0 || (expression.kind === 'all' && known.length < operands.length)) return undefined
  return known.map((one) => `(${one})`).join(expression.kind === 'all' ? ' AND ' : ' OR ')
}

/** The first text behind all that begin with a prefix: terms are compared by their bytes, and none of them has this character. */
function endOf(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}
