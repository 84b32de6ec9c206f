import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MutationScore } from '../../report/index.ts'
import { targets } from '../mutated-files.ts'
import { readRecord } from './record.ts'
import { scoresOf } from './score.ts'

/** The generated file with the figures, which `prove` prints: the records are not in the package. */
const scoresPath = 'harness/cli/prove/mutation-scores.json'

/** The figures of all targets, from the records. */
export async function scoresNow(root: string): Promise<MutationScore[]> {
  const scores: MutationScore[] = []
  for (const target of targets) scores.push(...scoresOf(target, await readRecord(root, target)))
  return scores
}

/** Writes the figures into their file. */
export async function writeScores(root: string): Promise<void> {
  await writeFile(join(root, scoresPath), `${JSON.stringify(await scoresNow(root), undefined, 2)}\n`)
}

/** The figures as they stand in their file. */
export async function readScores(root: string): Promise<unknown> {
  return JSON.parse(await readFile(join(root, scoresPath), 'utf8'))
}
