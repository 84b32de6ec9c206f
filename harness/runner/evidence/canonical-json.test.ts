import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

// The second value is in RFC 8785, section 3.2.4.

test('the order of fields and the spaces between them do not matter, and the order of a list does', () => {
  expect(canonicalJson(JSON.parse('{"b": [2, 1], "a": {"d": null, "c": "x"}}'))).toBe(
    '{"a":{"c":"x","d":null},"b":[2,1]}',
  )
})

test('numbers, strings and the order of names are those of RFC 8785', () => {
  const value = JSON.parse(
    String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
  )
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})
