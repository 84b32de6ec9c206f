import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stateOf, stateText } from './state-json.ts'

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 4 }).map((pairs) => new Map(pairs)),
    fc.array(fc.string(), { maxLength: 4 }).map((values) => new Set(values)),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$date', '$$date', '$bytes', '$map', 'a')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value

test('what is data comes back as it was, also under keys that look like marks', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(stateOf(stateText(value))).toEqual(value)
    }),
  )
})

test('undefined fields are left out', () => {
  expect(stateOf(stateText({ a: undefined, b: 1 }))).toStrictEqual({ b: 1 })
})

describe('what would not come back as it was is refused with its place', () => {
  test.each([
    ['a function', { deep: [{ open: () => 1 }] }, '$.deep[0].open', 'function'],
    ['an object of a class', { url: new URL('http://a.example/') }, '$.url', 'URL'],
    ['not a number', { count: Number.NaN }, '$.count', 'number'],
    ['undefined in a list', [undefined], '$[0]', 'undefined'],
    ['undefined itself', undefined, '$', 'undefined'],
  ])('%s', (_name, value, place, kind) => {
    expect(() => stateText(value)).toThrow(`at ${place} there is a value of the kind ${kind}`)
  })
})
