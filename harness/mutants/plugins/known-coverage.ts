import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const countsSchema = z.record(z.string(), z.number())
const measuredSchema = z.strictObject({
  /** Milliseconds of each test without a mutant, by its id. */
  timesMs: z.record(z.string(), z.number()),
  /** How often each test reaches each mutant, and what is reached when the modules are loaded. */
  coverage: z.strictObject({ static: countsSchema, perTest: z.record(z.string(), countsSchema) }),
})

/** What a run of all tests without a mutant has shown. */
export type Measured = z.infer<typeof measuredSchema>

/** Keeps what was measured, for as long as the code with the mutants is the same to the byte. */
export interface KnownCoverage {
  read(): Measured | undefined
  write(measured: Measured): void
}

/** `built` is the folder with the compiled code with mutants, `folder` is where the measurements are kept, and `tests` names the tests. */
export function createKnownCoverage({
  built,
  folder,
  tests,
}: {
  built: string
  folder: string
  tests: string
}): KnownCoverage {
  const path = join(folder, `${tests}-${digestOf(built)}.json`)
  return {
    read: () => (existsSync(path) ? measuredSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined),
    write: (measured) => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(path, JSON.stringify(measured))
    },
  }
}

/** What plays the tests, and what only keeps or prints results: no test reaches more or fewer mutants for them. */
const playsOnly = /^[/\\]harness[/\\]mutants[/\\](?!tests[/\\])|mutation-scores\.json$/

function digestOf(folder: string): string {
  const digest = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.(js|json)$/.test(path) && !playsOnly.test(path.slice(folder.length)))
  for (const path of paths.sort()) digest.update(path.slice(folder.length)).update(readFileSync(path))
  return digest.digest('hex').slice(0, 16)
}
