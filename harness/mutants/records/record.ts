import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { PlayedMutant } from '../journal.ts'
import type { MutantName } from '../mutant-key.ts'
import type { Target } from '../mutated-files.ts'

const idsSchema = z.string().regex(/^([0-9a-f]{8}( [0-9a-f]{8})*)?$/)
const survivorSchema = z.strictObject({
  line: z.string().describe('what the line contains, or its beginning'),
  mutator: z.string(),
  replacement: z.string().describe('what the mutant has in its place, or the beginning of it'),
  unreached: z.literal(true).optional().describe('no test gets to it'),
  reason: z.string().optional().describe('why no test can notice it, written by a person; absent: it is a hole'),
})
const fileRecordSchema = z.strictObject({
  mutants: z.int().nonnegative().describe('all mutants of the file when it was recorded, played or not'),
  killed: idsSchema.optional(),
  timedOut: idsSchema.optional(),
  survived: z.record(z.string().regex(/^[0-9a-f]{8}$/), survivorSchema).optional(),
})
const recordSchema = z.record(z.string(), fileRecordSchema)

/** A mutant that no test noticed. */
type Survivor = z.infer<typeof survivorSchema>
/** What became of the mutants of one file, by their ids. Those that were not played are not in it. */
type FileRecord = z.infer<typeof fileRecordSchema>
/** What became of the mutants of a target, file by file. */
export type MutationRecord = z.infer<typeof recordSchema>

/** Long lines and replacements are cut: they are for people, and the id names the mutant. */
const shownMax = 100

/** The path of the record of a target, from the root of the repository. */
function recordPath(target: Target): string {
  return `harness/mutants/records/${target}.json`
}

/** The record of a target. Throws a ZodError if the file is no record. */
export async function readRecord(root: string, target: Target): Promise<MutationRecord> {
  return recordSchema.parse(JSON.parse(await readFile(join(root, recordPath(target)), 'utf8')))
}

/** Writes the record of a target. */
export async function writeRecord(root: string, target: Target, record: MutationRecord): Promise<void> {
  await writeFile(join(root, recordPath(target)), `${JSON.stringify(record, undefined, 2)}\n`)
}

/** The ids in a list of them. */
export function idsIn(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(' ')
}

/**
 * A record with the results of a journal. Results that it does not have stay as they are, and so do reasons. What is no mutant any more
 * goes; `today` are the mutants of the target at present.
 */
export function recorded(
  before: MutationRecord,
  played: Iterable<PlayedMutant>,
  today: readonly MutantName[],
): MutationRecord {
  const results = new Map([...played].map((one) => [one.id, one]))
  const record: MutationRecord = {}
  for (const file of [...new Set(today.map((mutant) => mutant.file))].sort()) {
    const mutants = new Map(today.filter((mutant) => mutant.file === file).map((mutant) => [mutant.id, mutant]))
    record[file] = recordOfFile(before[file] ?? { mutants: 0 }, mutants, results)
  }
  return record
}

function recordOfFile(
  before: FileRecord,
  mutants: ReadonlyMap<string, MutantName>,
  results: ReadonlyMap<string, PlayedMutant>,
): FileRecord {
  const killed: string[] = []
  const timedOut: string[] = []
  const survived: Record<string, Survivor> = {}
  for (const [id, mutant] of mutants) {
    const status = results.get(id)?.status
    const known = stillHolding(before.survived?.[id], status)
    const isPlayed = status !== undefined && status !== 'error' && status !== 'undecided'
    if (isPlayed ? status === 'killed' : idsIn(before.killed).includes(id)) killed.push(id)
    else if (isPlayed ? status === 'timed-out' : idsIn(before.timedOut).includes(id)) timedOut.push(id)
    else if (isPlayed) survived[id] = survivor(mutant, status === 'unreached', known?.reason)
    else if (known !== undefined) survived[id] = known
  }
  return {
    mutants: mutants.size,
    ...(killed.length > 0 && { killed: killed.sort().join(' ') }),
    ...(timedOut.length > 0 && { timedOut: timedOut.sort().join(' ') }),
    ...(Object.keys(survived).length > 0 && { survived }),
  }
}

/** What the first tests did not notice is reached: the result of an earlier run, that no test gets there, no longer holds. */
function stillHolding(known: Survivor | undefined, status: PlayedMutant['status'] | undefined): Survivor | undefined {
  return status === 'undecided' && known?.unreached ? undefined : known
}

function survivor(mutant: MutantName, isUnreached: boolean, reason: string | undefined): Survivor {
  return {
    line: mutant.lineText.slice(0, shownMax),
    mutator: mutant.mutator,
    replacement: mutant.replacement.slice(0, shownMax),
    ...(isUnreached && { unreached: true }),
    ...(reason !== undefined && { reason }),
  }
}
