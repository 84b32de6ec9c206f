import { expect, it } from 'vitest'
import type { PageWindow } from './archive.ts'
import { createPageCursors } from './page-cursor.ts'

const window: PageWindow = { fromMs: 1000, toMs: 2000, basis: 'capture' }
const position = { timeMs: 1500, sequence: 7, turn: 3, reading: 1 }
const cursors = createPageCursors('secret')

it('returns the position', () => {
  expect(cursors.read(cursors.write(window, position), window)).toEqual(position)
})

it.each([
  ['from', { fromMs: 999 }],
  ['to', { toMs: 2001 }],
  ['basis', { basis: 'event' }],
] as const)('refuses a cursor of a window that differs in %s', (_field, difference) => {
  const cursor = cursors.write(window, position)
  expect(() => cursors.read(cursor, { ...window, ...difference })).toThrowError(
    expect.objectContaining({ code: 'cursor-of-another-window' }),
  )
})

it.each([
  ['another site gave out', createPageCursors('other').write(window, position)],
  ['lost its last character', cursors.write(window, position).slice(0, -1)],
  ['got a character more', `${cursors.write(window, position)}A`],
  ['got a part more', `${cursors.write(window, position)}.A`],
  ['lost its seal', cursors.write(window, position).split('.')[0] ?? ''],
  [
    'points elsewhere',
    cursors.write(window, position).replace(/^[^.]+/, Buffer.from('capture 1000 2000 1 1 3 1').toString('base64url')),
  ],
  ['is empty', ''],
])('refuses a cursor that %s', (_what, cursor) => {
  expect(() => cursors.read(cursor, window)).toThrowError(expect.objectContaining({ code: 'cursor-unknown' }))
})

it('is written in characters that need no escape in a query', () => {
  expect(cursors.write(window, position)).toMatch(/^[\w.-]+$/)
})
