import { expect, test } from 'vitest'
import { pointOut } from './point-out.ts'

// Goal: a reader of a finding sees in what two texts differ, whatever the difference is.

test.each([
  ['a plain difference is shown as it is', 'report.pdf', 'report.doc', 'report.pdf', 'report.doc'],
  [
    'the same character in another normal form',
    'Zo\u00eb.pdf',
    'Zoe\u0308.pdf',
    'Zo\u00eb.pdf, where character 3 is U+00EB U+002E U+0070',
    'Zoe\u0308.pdf, where character 3 is U+0065 U+0308 U+002E',
  ],
  [
    'a letter of another script',
    'ana',
    '\u0430na',
    'ana, where character 1 is U+0061 U+006E U+0061',
    '\u0430na, where character 1 is U+0430 U+006E U+0061',
  ],
  [
    'an invisible character that is missing',
    'a\u200bb',
    'ab',
    'a\u200bb, where character 2 is U+200B U+0062',
    'ab, where character 2 is U+0062',
  ],
  [
    'an empty line at the end that is missing',
    'one\n\n',
    'one\n',
    'one\n\n, where character 5 is U+000A',
    'one\n, where character 5 is the end',
  ],
  ['nothing at all', 'Hello.', '', 'Hello.', '(empty)'],
  [
    'a file that was taken for the text',
    'Hello.',
    'PK\u0003\u0004\u0000\u0000\ufffd\ufffdx',
    'Hello.',
    'binary data: U+0050 U+004B U+0003 U+0004 U+0000 U+0000 U+FFFD U+FFFD … (9 characters)',
  ],
])('%s', (_, wanted, found, acceptable, seen) => {
  expect(pointOut(wanted, found)).toEqual({ acceptable, seen })
})

test('of long texts it shows the part with the first difference, also after many equal characters', () => {
  const rockets = '🚀'.repeat(150)
  const { acceptable, seen } = pointOut(`${rockets}🚀${rockets}`, `${rockets}\ufffd\ufffd${rockets}`)
  expect(acceptable).toBe(`…${'🚀'.repeat(160)}… (301 characters, the first difference at 151)`)
  expect(seen).toBe(`…${'🚀'.repeat(40)}\ufffd\ufffd${'🚀'.repeat(118)}… (302 characters, the first difference at 151)`)
})
