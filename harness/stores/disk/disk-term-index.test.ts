import { createHash } from 'node:crypto'
import { mkdtemp, open as openFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { TermDocument, TermExpression } from '../../control/state/term-index.ts'
import { diskTermIndex } from './disk-term-index.ts'

type DiskTermIndex = ReturnType<typeof diskTermIndex>

async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'term-index-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'search.db')
  const opened: DiskTermIndex[] = []
  onTestFinished(() => {
    for (const index of opened) index.close()
  })
  const open = (rules = 'rules 1'): DiskTermIndex => {
    const index = diskTermIndex(file)
    opened.push(index)
    index.begin(rules)
    return index
  }
  return { file, open }
}

function document(...texts: string[]): TermDocument {
  return {
    key: createHash('sha256').update(texts.join('\n')).digest('hex'),
    texts: texts.map((text) => text.split(' ')),
  }
}

function phrase(text: string): TermExpression {
  return { kind: 'phrase', terms: text.replace('*', '').split(' '), isPrefix: text.endsWith('*') }
}

test('finds terms, phrases within one text, beginnings, and all or one of several', async () => {
  const index = (await setup()).open()
  expect(index.add([document('the cat sat', 'mat'), document('the catalogue'), document('dog')])).toEqual([1, 2, 3])
  const found: [TermExpression, number[]][] = [
    [phrase('cat'), [1]],
    [phrase('cat*'), [1, 2]],
    [phrase('the cat'), [1]],
    [phrase('the cat*'), [1, 2]],
    [phrase('sat mat'), []],
    [phrase('cat the'), []],
    [{ kind: 'all', of: [phrase('the'), phrase('mat')] }, [1]],
    [{ kind: 'any', of: [phrase('mat'), phrase('dog')] }, [1, 3]],
    [{ kind: 'all', of: [] }, []],
    [{ kind: 'phrase', terms: [], isPrefix: false }, []],
  ]
  for (const [expression, numbers] of found)
    expect([expression, index.having(expression)]).toEqual([expression, numbers])
  expect([index.terms('cat').toSorted(), index.termCount('cat'), index.termCount('x')]).toEqual([
    ['cat', 'catalogue'],
    2,
    0,
  ])
})

test('keeps terms as they are: scripts, emoji, marks, private characters, words of its own language, long ones', async () => {
  const index = (await setup()).open()
  const terms = [
    'встреча',
    '会',
    '👩‍👩‍👧',
    'é',
    'e\u0301',
    '\uE001and',
    'and',
    'or',
    'not',
    'near',
    'ß',
    'σ',
    'x'.repeat(8_000),
  ]
  index.add(terms.map((term) => document(term)))
  for (const [at, term] of terms.entries()) {
    expect([term, index.having(phrase(term))]).toEqual([term, [at + 1]])
  }
  expect(index.having({ kind: 'all', of: terms.slice(5, 8).map(phrase) })).toEqual([])
})

test('has every document once, and all of it after it was opened again', async () => {
  const { open } = await setup()
  const first = open()
  const [one, two] = [document('one'), document('two')]
  expect([first.add([one, one, two]), first.add([two]), first.documentCount()]).toEqual([[1, 1, 2], [2], 2])
  first.close()
  const second = open()
  expect([second.documentCount(), second.numberOf(two.key), [...second.keys()]]).toEqual([2, 2, [one.key, two.key]])
  expect([second.numberOf(document('three').key), second.having(phrase('two'))]).toEqual([undefined, [2]])
})

test('keeps all documents that are added together, or none', async () => {
  const index = (await setup()).open()
  const broken: TermDocument = {
    key: document('x').key,
    get texts(): never {
      throw new Error('a text that cannot be read')
    },
  }
  expect(() => index.add([document('one'), broken])).toThrow('cannot be read')
  expect([index.documentCount(), index.having(phrase('one'))]).toEqual([0, []])
  expect(index.add([document('two')])).toEqual([1])
})

test('begins again if other rules made its terms, or if its file is damaged', async () => {
  const { open, file } = await setup()
  const first = open()
  first.add([document('one')])
  first.close()
  const second = open('rules 2')
  expect([second.documentCount(), second.having(phrase('one'))]).toEqual([0, []])
  second.add([document('two')])
  second.close()
  await writeFile(file, 'no data base')
  expect(open('rules 2').documentCount()).toBe(0)
})

test('a second process is refused with the code of a store', async () => {
  const { open, file } = await setup()
  open()
  expect(() => diskTermIndex(file).documentCount()).toThrow(expect.objectContaining({ code: 'store-in-use' }))
})

/** Overwrites a file from a byte on: the first page of a data base stays as it is. */
async function damage(file: string, fromByte: number): Promise<void> {
  const pages = await openFile(file, 'r+')
  await pages.write(Buffer.alloc((await pages.stat()).size - fromByte, 0xff), 0, undefined, fromByte)
  await pages.close()
}

const documents = Array.from({ length: 2_000 }, (_, at) => document(`word${at} common`, `other${at}`))

test('an index whose beginning is whole and whose rest is damaged begins again', async () => {
  const { open, file } = await setup()
  const first = open()
  first.add(documents)
  first.close()
  await damage(file, 8_192)
  expect(open().documentCount()).toBe(0)
})

test('damage that shows in the middle of the work is refused until the end of the process, and the next one begins again', async () => {
  const { open, file } = await setup()
  const first = open()
  first.add(documents)
  first.close()
  const second = open()
  expect(second.documentCount()).toBe(2_000)
  await damage(file, 40_960)
  const refused = expect.objectContaining({ code: 'store-damaged', message: expect.stringContaining('start it again') })
  const searching = () => [...second.keys(), ...second.having(phrase('common')), ...second.terms('w')]
  expect(searching).toThrow(refused)
  // An empty index would find nothing, in silence.
  expect(() => second.documentCount()).toThrow(refused)
  second.close()
  const third = open()
  expect(third.documentCount()).toBe(0)
  third.add(documents)
  expect(third.having(phrase('common'))).toHaveLength(2_000)
})
