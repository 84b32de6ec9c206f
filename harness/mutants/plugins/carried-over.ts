import { MutantRunStatus } from '@stryker-mutator/api/test-runner'
import { appendPlayed, type PlayedMutant, readJournal } from '../journal.ts'
import { companyPath, readChosen } from './chosen-mutants.ts'
import { clearCompanyFile, openCompanyFile } from './company-file.ts'

/**
 * Writes into the journal what became of mutants that were played together in a run that was stopped: Stryker asks for these results only
 * after the whole company was played.
 */
export function carryOver({ journal, chosen }: { journal: string; chosen: string }): void {
  const results = openCompanyFile(companyPath({ chosen })).results()
  const played = readJournal(journal)
  for (const { strykerId, name } of readChosen(chosen)) {
    const result = results.get(strykerId)
    const before = played.get(name.id)?.status ?? 'undecided'
    if (result === undefined || before !== 'undecided') continue
    if (result.status === MutantRunStatus.Killed) {
      const because = { by: [result.killedBy].flat()[0], because: result.failureMessage, testsPlayed: result.nrOfTests }
      appendPlayed(journal, { ...name, status: 'killed', ...because })
    } else if (result.status === MutantRunStatus.Timeout) {
      appendPlayed(journal, { ...name, status: 'timed-out', because: result.reason } satisfies PlayedMutant)
    }
  }
  clearCompanyFile(companyPath({ chosen }))
}
