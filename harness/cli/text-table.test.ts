import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { textFields, textTable } from './text-table.ts'

test('columns line up, numbers at their right edge, and colour takes no room', () => {
  const table = textTable(
    ['name', 'items', 'state'],
    [
      ['a', 7, '\u001b[32mdone\u001b[39m'],
      ['Zoë of the desk', 1200, 'failed'],
    ],
  )
  expect(stripVTControlCharacters(table).split('\n')).toEqual([
    'name             items  state',
    'a                    7  done',
    'Zoë of the desk   1200  failed',
    '',
  ])
})

test('a table without rows is its headings', () => {
  expect(textTable(['name', 'state'], [])).toBe('name  state\n')
})

test('fields stand behind their labels', () => {
  expect(
    textFields([
      ['id', 'x'],
      ['last run', 3],
    ]),
  ).toBe('id        x\nlast run  3\n')
})
