import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { mutationScoreText } from '../report/index.ts'
import { type Asked, helpText, MutantsOptionsError, readCommandLine } from './command-line.ts'
import { type PlayedMutant, readJournal } from './journal.ts'
import { mutantsOf } from './mutants-of.ts'
import { mutatedFiles } from './mutated-files.ts'
import { strykerOptions } from './plugins/stryker-options.ts'
import { escapes, noticedIn } from './records/ratchet.ts'
import { readRecord, recorded, writeRecord } from './records/record.ts'
import { escapeLines, holeLines } from './records/report-text.ts'
import { scoresOf } from './records/score.ts'
import { writeScores } from './records/scores-file.ts'

// Mutation testing: `npm run test:mutants`. Exit code 1 means that something survived that the record does not list, and 2 that an
// option is wrong.

const root = process.cwd()
const folder = join(root, '.mutants')

async function play(asked: Asked): Promise<void> {
  const { target, record: records, ratchet, seed } = asked
  const record = await readRecord(root, target)
  const files = await mutatedFiles(root, target)
  if (asked.holes) {
    process.stdout.write(holeLines(record))
    return
  }
  await mkdir(folder, { recursive: true })
  // What was noticed before is played whatever an earlier run has found, so it has a journal of its own.
  const journal = join(folder, ratchet ? `${target}-ratchet-${seed}.jsonl` : `${target}.jsonl`)
  const before = readJournal(journal)
  await new Stryker(
    strykerOptions(
      {
        ...{ root, target, journal, coverageFolder: folder, seed },
        ...{ sample: asked.sample, shard: asked.shard, only: asked.only, filters: asked.filters, again: asked.again },
        testsMax: asked.testsMax,
        ids: ratchet ? noticedIn(record).filter((id) => !before.has(id)) : undefined,
      },
      { files, concurrency: asked.concurrency },
    ),
  ).runMutationTest()
  const after = readJournal(journal)
  const today = await mutantsOf(root, files)
  const ids = new Set(today.map(({ id }) => id))
  const played: PlayedMutant[] = [...after.values()].filter(({ id }) => ids.has(id))
  const found = escapes(played, record)
  const now = recorded(record, played, today)
  if (records) {
    await writeRecord(root, target, now)
    await writeScores(root)
  }
  process.stdout.write(escapeLines(records ? [] : found))
  for (const score of scoresOf(target, now)) process.stdout.write(`${mutationScoreText(score)}\n`)
  if (!records && found.length > 0) process.exitCode = 1
}

try {
  const asked = readCommandLine(process.argv.slice(2))
  if (asked.help) process.stdout.write(helpText)
  else await play(asked)
} catch (error) {
  if (!(error instanceof MutantsOptionsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
