import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type MutantRunResult, MutantRunStatus } from '@stryker-mutator/api/test-runner'
import { z } from 'zod'

const lineSchema = z.tuple([
  z.string(),
  z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal(MutantRunStatus.Killed),
      killedBy: z.array(z.string()),
      failureMessage: z.string(),
      nrOfTests: z.int(),
    }),
    z.strictObject({ status: z.literal(MutantRunStatus.Survived), nrOfTests: z.int() }),
    z.strictObject({ status: z.literal(MutantRunStatus.Timeout), reason: z.string() }),
  ]),
])

/** What became of mutants that were played together, for all processes of a run. */
export interface CompanyFile {
  /** Results by the name of the mutant in this run. */
  results(): Map<string, MutantRunResult>
  add(id: string, result: MutantRunResult): void
  /** Whether this process may play now; only one plays at a time, because others would choose the same mutants. */
  claim(): boolean
  release(): void
}

/** The file `path`, and another one beside it with the process that plays. Stryker starts a second process when all mutants are chosen. */
export function openCompanyFile(path: string): CompanyFile {
  const claim = `${path}.playing`
  return {
    results: () => {
      if (!existsSync(path)) return new Map()
      const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
      return new Map(lines.map((line): [string, MutantRunResult] => lineSchema.parse(JSON.parse(line))))
    },
    add: (id, result) => appendFileSync(path, `${JSON.stringify([id, result])}\n`),
    claim: () => {
      if (existsSync(claim) && !isRunning(Number(readFileSync(claim, 'utf8')))) rmSync(claim, { force: true })
      try {
        writeFileSync(claim, String(process.pid), { flag: 'wx' })
        return true
      } catch {
        return false
      }
    },
    release: () => {
      rmSync(claim, { force: true })
    },
  }
}

/** Removes what an earlier run has left. */
export function clearCompanyFile(path: string): void {
  for (const file of [path, `${path}.playing`]) rmSync(file, { force: true })
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
