import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withFile } from '../hand-made-export.ts'
import { type PeopleFileError, readPeopleFile } from '../index.ts'

interface FieldRow {
  id: string
  text?: string
  base64?: string
  people?: [name: string, number: string, email: string | null][]
  refusedAtLine?: number
}

const lines = readFileSync(new URL('../../../../fixtures/typed-files/people.jsonl', import.meta.url), 'utf8').trim()
const rows = lines.split('\n').map((line): FieldRow => JSON.parse(line))

it.each(rows)('reads a people file of the field, or names the line: $id', async (row) => {
  const bytes = row.base64 === undefined ? Buffer.from(row.text ?? '') : Buffer.from(row.base64, 'base64')
  const read = await withFile('people.csv', bytes, readPeopleFile).catch((error: PeopleFileError) => error)
  const seen =
    'rows' in read
      ? { people: read.rows.map(({ name, number, email }) => [name, number, email ?? null]) }
      : { refusedAtLine: read.line }
  const { people, refusedAtLine } = row
  expect(seen).toEqual(people === undefined ? { refusedAtLine } : { people })
})
