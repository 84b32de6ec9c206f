import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { type MutantName, mutantName } from './mutant-key.ts'

const silent = (): void => {}
const log = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
}

/** The mutants that Stryker makes of files at present; `files` are paths from `root`. */
export async function mutantsOf(root: string, files: readonly string[]): Promise<MutantName[]> {
  const read = files.map(async (file) => ({
    name: file,
    content: await readFile(join(root, file), 'utf8'),
    mutate: true,
  }))
  const sources = await Promise.all(read)
  const lines = new Map(sources.map(({ name, content }) => [name, content.split('\n')]))
  const options = { excludedMutations: [], ignorers: [], plugins: null }
  const { mutants } = await new Instrumenter(log).instrument(sources, options)
  return mutants.map((mutant) => mutantName(mutant, mutant.fileName, lines.get(mutant.fileName) ?? []))
}
