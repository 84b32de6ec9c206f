import { expect, test } from 'vitest'
import { bytesForm, partForm } from './body-forms.ts'
import type { Bodies, StoredForm } from './state-tables.ts'

function openBodies() {
  const kept: string[] = []
  const held = new Map<string, Buffer>()
  const bodies: Bodies = {
    keep: (digest, bytes) => {
      kept.push(digest)
      held.set(digest, bytes)
    },
    keepFrom: () => {},
    read: (digest) => held.get(digest) ?? Buffer.of(),
  }
  return { bodies, kept }
}

const asItIs: StoredForm<{ dates: Date[] }> = {
  toStored: (value) => value,
  fromStored: (stored) => stored as { dates: Date[] },
}

test.each([
  ['bytes', (tables: { bodies: Bodies }) => bytesForm(tables), Buffer.from('a file')],
  ['a part', (tables: { bodies: Bodies }) => partForm(tables, asItIs), { dates: [new Date(1)] }],
] as const)('%s are kept once, and come back', (_what, formOf, value) => {
  const tables = openBodies()
  const form = formOf(tables) as StoredForm<object>
  const digest = form.toStored(value)
  expect([form.toStored(value), tables.kept]).toEqual([digest, [digest]])
  const again = (formOf(tables) as StoredForm<object>).fromStored(digest)
  expect(again).toEqual(value)
  const later = formOf(tables) as StoredForm<object>
  const read = later.fromStored(digest)
  expect([later.toStored(read), tables.kept]).toEqual([digest, [digest]])
})

test('nothing comes back from tables that keep nothing', () => {
  expect(() => bytesForm({ bodies: undefined }).fromStored('ab')).toThrow('tables that keep none')
})
