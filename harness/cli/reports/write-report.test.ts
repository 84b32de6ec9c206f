import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { writeReport } from './write-report.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

test('puts a report in the place of the one before, in a folder that it makes', async () => {
  const path = join(await folder.subfolder('reports'), 'new', 'report.json')
  await writeReport(path, 'first')
  await writeReport(path, 'second')
  expect(await readFile(path, 'utf8')).toBe('second')
  expect(await readdir(join(path, '..'))).toEqual(['report.json'])
})

test('leaves nothing unfinished behind where the report cannot be put', async () => {
  const reports = await folder.subfolder('reports')
  await mkdir(join(reports, 'report.json'))
  await expect(writeReport(join(reports, 'report.json'), 'text')).rejects.toMatchObject({ code: 'cannot-write-report' })
  expect(await readdir(reports)).toEqual(['report.json'])
})

test('leaves a folder alone that has the name of the unfinished one', async () => {
  const reports = await folder.subfolder('reports')
  await mkdir(join(reports, 'report.json.unfinished'))
  await writeFile(join(reports, 'report.json.unfinished', 'kept'), '')
  await expect(writeReport(join(reports, 'report.json'), 'text')).rejects.toThrow('this is a folder')
  expect(await readdir(join(reports, 'report.json.unfinished'))).toEqual(['kept'])
})
