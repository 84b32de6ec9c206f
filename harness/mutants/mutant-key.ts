import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What names a mutant. Lines and columns count from 0. */
export interface NamedMutant {
  mutatorName: string
  replacement?: string | undefined
  location: { start: { line: number; column: number }; end: { line: number; column: number } }
}

/** A mutant in the form of the journal and the record. */
export const mutantNameSchema = z.strictObject({
  /** Eight hex digits; the same as long as the line, its neighbours and the mutation are the same. */
  id: z.string(),
  /** From the root of the repository, with slashes. */
  file: z.string(),
  /** The line in which it begins, counted from 1. Moves with the file, and is no part of the id. */
  line: z.int(),
  lineText: z.string(),
  mutator: z.string(),
  replacement: z.string(),
})

export type MutantName = z.infer<typeof mutantNameSchema>

/**
 * Names a mutant by what it changes, and not by a place that moves with every edit above it. The neighbours of its line are part of
 * the name, because a file has many lines such as `try {`.
 */
export function mutantName(mutant: NamedMutant, file: string, sourceLines: readonly string[]): MutantName {
  const { start, end } = mutant.location
  const { line, column } = start
  const text = (at: number): string => sourceLines[at]?.trim() ?? ''
  const indent = (sourceLines[line] ?? '').search(/\S/)
  const { mutatorName: mutator, replacement = '' } = mutant
  // Of `a && b`, both the whole and `a` become `true` at the same place: they end at different ones.
  const size = [end.line - line, end.line === line ? end.column - column : end.column - indent]
  const named = [file, text(line - 1), text(line), text(line + 1), column - indent, ...size, mutator, replacement]
  const id = createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 8)
  return { id, file, line: line + 1, lineText: text(line), mutator, replacement }
}

/** A number between 0 and 1 for a mutant, drawn from a seed: the order in which mutants are played. */
export function drawnPlace(seed: number, id: string): number {
  return createHash('sha256').update(`${seed} ${id}`).digest().readUInt32BE(0) / 0x1_0000_0000
}
