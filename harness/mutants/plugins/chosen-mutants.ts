import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { mutantNameSchema } from '../mutant-key.ts'

const chosenMutantSchema = z.strictObject({
  /** The name that Stryker gives it in this run. */
  strykerId: z.string(),
  /** Its name in the journal, which is the same in every run. */
  name: mutantNameSchema,
  file: z.string(),
  /** Counted from 0. */
  fromLine: z.int(),
  toLine: z.int(),
})

/** A mutant that this run plays. */
export type ChosenMutant = z.infer<typeof chosenMutantSchema>

/** Where the results of mutants that were played together are; the path of the chosen mutants decides it. */
export function companyPath({ chosen }: { chosen: string }): string {
  return chosen.replace(/\.json$/, '-together.jsonl')
}

/** Writes the mutants that a run plays, in their order: the chooser and the runner are in different processes. */
export function writeChosen(path: string, chosen: readonly ChosenMutant[]): void {
  writeFileSync(path, JSON.stringify(chosen))
}

/** The mutants that the run plays, in their order; none if the chooser has not written them. */
export function readChosen(path: string): ChosenMutant[] {
  if (!existsSync(path)) return []
  return z.array(chosenMutantSchema).parse(JSON.parse(readFileSync(path, 'utf8')))
}

/**
 * At most `sizeMax` mutants that are played together with the first one. Of two that share a line, the outer one may keep the inner
 * one from being reached, so only one of them is taken.
 */
export function companyOf(first: ChosenMutant, others: readonly ChosenMutant[], sizeMax: number): ChosenMutant[] {
  const company = [first]
  for (const one of others) {
    if (company.length >= sizeMax) break
    const isApart = company.every(
      ({ file, fromLine, toLine }) => file !== one.file || toLine < one.fromLine || one.toLine < fromLine,
    )
    if (isApart) company.push(one)
  }
  return company
}
