import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MutantRunStatus } from '@stryker-mutator/api/test-runner'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendPlayed, readJournal } from '../journal.ts'
import { carryOver } from './carried-over.ts'
import { companyPath, writeChosen } from './chosen-mutants.ts'
import { openCompanyFile } from './company-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carried-over-'))
})
afterEach(() => rm(folder, { recursive: true }))

const nameOf = (id: string) => ({ id, file: 'a.ts', line: 1, lineText: 'a', mutator: 'Regex', replacement: '' })

test('what a company had noticed when its run was stopped is in the journal of the next one, and nothing twice', () => {
  const paths = { journal: join(folder, 'journal'), chosen: join(folder, 'chosen.json') }
  const ids = ['0000000a', '0000000b', '0000000c']
  writeChosen(
    paths.chosen,
    ids.map((id, place) => ({ strykerId: String(place), name: nameOf(id), file: 'a.ts', fromLine: 0, toLine: 0 })),
  )
  appendPlayed(paths.journal, { ...nameOf('0000000a'), status: 'undecided' })
  appendPlayed(paths.journal, { ...nameOf('0000000b'), status: 'survived' })
  const killed = {
    status: MutantRunStatus.Killed as const,
    killedBy: ['MAP-1/a'],
    failureMessage: 'lost',
    nrOfTests: 4,
  }
  for (const place of ['0', '1']) openCompanyFile(companyPath(paths)).add(place, killed)
  carryOver(paths)
  carryOver(paths)
  const statuses = [...readJournal(paths.journal).values()].map(({ id, status, by }) => [id, status, by])
  expect(statuses).toEqual([
    ['0000000a', 'killed', 'MAP-1/a'],
    ['0000000b', 'survived', undefined],
  ])
  expect(openCompanyFile(companyPath(paths)).results().size).toBe(0)
})
