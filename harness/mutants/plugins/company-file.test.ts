import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MutantRunStatus } from '@stryker-mutator/api/test-runner'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clearCompanyFile, openCompanyFile } from './company-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'company-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('results of one process are seen by another one, until a new run clears them', () => {
  const path = join(folder, 'results')
  const survived = { status: MutantRunStatus.Survived as const, nrOfTests: 3 }
  openCompanyFile(path).add('7', survived)
  expect([...openCompanyFile(path).results()]).toEqual([['7', survived]])
  clearCompanyFile(path)
  expect([...openCompanyFile(path).results()]).toEqual([])
})

test('one process plays at a time, and one that has ended holds up nobody', async () => {
  const path = join(folder, 'results')
  const [one, other] = [openCompanyFile(path), openCompanyFile(path)]
  expect([one.claim(), other.claim()]).toEqual([true, false])
  one.release()
  expect(other.claim()).toBe(true)
  other.release()
  const { pid } = spawnSync(process.execPath, ['--version'])
  await writeFile(`${path}.playing`, String(pid))
  expect(one.claim()).toBe(true)
})
