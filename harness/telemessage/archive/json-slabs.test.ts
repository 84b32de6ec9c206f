import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createJsonSlabs, isRightBehind, type JsonSpan, jsonBytes, jsonPieces } from './json-slabs.ts'

const mebibyte = 1024 * 1024

function setup(values: unknown[]): JsonSpan[] {
  const slabs = createJsonSlabs()
  return values.map((value) => slabs.add(JSON.stringify(value)))
}

/** Each text a row of its own but those that stand right behind one another. */
function rowsOf(spans: JsonSpan[]): { first: JsonSpan; last: JsonSpan }[] {
  const rows: { first: JsonSpan; last: JsonSpan }[] = []
  for (const span of spans) {
    const row = rows.at(-1)
    if (row && isRightBehind(row.last, span)) row.last = span
    else rows.push({ first: span, last: span })
  }
  return rows
}

it('returns each text, and all texts in any order with commas between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.jsonValue(), fc.nat())), (drawn) => {
      const spans = setup(drawn.map(([value]) => value))
      expect(spans.map((span) => jsonBytes(span).toString())).toEqual(drawn.map(([value]) => JSON.stringify(value)))
      const shuffled = spans.map((span, at) => ({ ...span, value: drawn[at]?.[0], key: drawn[at]?.[1] ?? 0 }))
      shuffled.sort((a, b) => a.key - b.key)
      const joined = Buffer.concat(jsonPieces(rowsOf(shuffled))).toString()
      expect(joined).toBe(shuffled.map(({ value }) => JSON.stringify(value)).join(','))
    }),
  )
})

it('returns texts that were added one after the other as one piece', () => {
  expect(jsonPieces(rowsOf(setup(['a', 'é', '👋', {}])))).toHaveLength(1)
})

it.each([mebibyte - 4, mebibyte - 3, mebibyte - 2, mebibyte - 1, mebibyte, 3 * mebibyte])(
  'keeps a text of %i characters whole, and those around it',
  (length) => {
    const values = ['before', 'x'.repeat(length), 'after']
    const joined = Buffer.concat(jsonPieces(rowsOf(setup(values)))).toString()
    expect(JSON.parse(`[${joined}]`)).toEqual(values)
  },
)

it('leaves a text as it is when more is added', () => {
  const slabs = createJsonSlabs()
  const first = slabs.add('"first"')
  for (let added = 0; added < 100_000; added += 1) slabs.add('"more than a slab holds"')
  expect(jsonBytes(first).toString()).toBe('"first"')
})

it('texts of full slabs are read from a spill, and are sent as before', () => {
  const kept: Buffer[] = []
  const spill = {
    valuesAtOnce: 1,
    keep: (bytes: Buffer) => {
      const copy = Buffer.from(bytes)
      kept.push(copy)
      return () => copy
    },
  }
  const texts = Array.from({ length: 100_000 }, (_, number) =>
    JSON.stringify({ number, text: 'more than a slab holds' }),
  )
  const slabs = createJsonSlabs(spill)
  const spans = texts.map((text) => slabs.add(text))
  expect(kept.length).toBeGreaterThan(2)
  expect(spans.map((span) => jsonBytes(span).toString())).toEqual(texts)
  const [first, last] = [spans[10], spans[20]]
  if (first === undefined || last === undefined) throw new Error('there are too few texts')
  expect(Buffer.concat(jsonPieces([{ first, last }])).toString()).toBe(texts.slice(10, 21).join(','))
})
