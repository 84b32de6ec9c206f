import { expect, test } from 'vitest'
import { drawnPlace, mutantName } from './mutant-key.ts'

const source = ['try {', '  send(a > b)', '} catch {', '  return 0', '}']
const at = (line: number, column = 7, length = 5) => ({
  mutatorName: 'EqualityOperator',
  replacement: 'a < b',
  location: { start: { line, column }, end: { line, column: column + length } },
})

test('the name of a mutant stays when lines are added above it, or when it is indented', () => {
  const name = mutantName(at(1), 'a.ts', source)
  expect(name).toMatchObject({
    file: 'a.ts',
    line: 2,
    lineText: 'send(a > b)',
    id: expect.stringMatching(/^[\da-f]{8}$/),
  })
  expect(mutantName(at(2), 'a.ts', ['// new', ...source])).toEqual({ ...name, line: 3 })
  expect(
    mutantName(
      at(1, 9),
      'a.ts',
      source.map((line) => `  ${line}`),
    ).id,
  ).toBe(name.id)
})

test.each([
  ['file', 'b.ts', source, at(1)],
  ['line', 'a.ts', source.map((line) => line.replace('send', 'sent')), at(1)],
  ['neighbour', 'a.ts', source.map((line) => line.replace('catch', 'finally')), at(1)],
  ['column', 'a.ts', source, at(1, 8)],
  ['end', 'a.ts', source, at(1, 7, 4)],
  ['replacement', 'a.ts', source, { ...at(1), replacement: 'a >= b' }],
  ['mutator', 'a.ts', source, { ...at(1), mutatorName: 'ConditionalExpression' }],
])('a mutant with another %s has another name', (_what, file, lines, mutant) => {
  expect(mutantName(mutant, file, lines).id).not.toBe(mutantName(at(1), 'a.ts', source).id)
})

test('places are drawn from the seed, and spread', () => {
  const places = Array.from({ length: 100 }, (_, index) => drawnPlace(7, String(index)))
  expect(places).toEqual(Array.from({ length: 100 }, (_, index) => drawnPlace(7, String(index))))
  expect(drawnPlace(8, '0')).not.toBe(places[0])
  for (const quarter of [0, 1, 2, 3]) {
    expect(places.filter((place) => Math.floor(place * 4) === quarter).length).toBeGreaterThan(10)
  }
})
