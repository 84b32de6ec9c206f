import type { CustomMapping } from '../../runner/index.ts'
import { mappingVerdicts, otherForms } from '../../synth/typed-files/index.ts'
import { readInputFile } from '../read-input-file.ts'
import { UserError } from '../user-error.ts'

/** A mapping file from the command line, and each line that was read differently from how it is written. */
export interface ReadMappingFile extends CustomMapping {
  notes: string[]
}

/**
 * Reads a mapping file from the command line, for the oracle. The connector reads the same bytes by its own rules.
 * Throws a UserError that names file, line and what would be right.
 */
export async function readMappingFile(path: string): Promise<ReadMappingFile> {
  const fileText = await readInputFile(path)
  const judged = mappingVerdicts(fileText)
  const refused = judged.find(({ verdict }) => verdict === 'refused')
  if (refused !== undefined) {
    throw new UserError('bad-mapping-file', `${path}, line ${refused.line}: ${refused.problem}`)
  }
  const rows = judged.flatMap(({ number, address }) =>
    number === null || address === null ? [] : [{ number, target: address, otherForms: otherForms(number) }],
  )
  const cleaned = judged.filter(({ verdict }) => verdict === 'cleaned')
  return { rows, fileText, notes: cleaned.map(({ line, problem }) => `${path}, line ${line}: ${problem}`) }
}
