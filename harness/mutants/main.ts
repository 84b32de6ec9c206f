import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { mutationScoreText } from '../report/index.ts'
import { type Asked, helpText, MutantsOptionsError, readCommandLine } from './command-line.ts'
import { type PlayedMutant, readJournal } from './journal.ts'
import { mutantsOf } from './mutants-of.ts'
import { mutatedFiles, type Target } from './mutated-files.ts'
import { strykerOptions } from './plugins/stryker-options.ts'
import { escapes, holesIn, noticedIn, settledIn } from './records/ratchet.ts'
import { type MutationRecord, readRecord, recorded, writeRecord } from './records/record.ts'
import { escapeLines, holeLines } from './records/report-text.ts'
import { scoresOf } from './records/score.ts'
import { writeScores } from './records/scores-file.ts'

// Mutation testing: `npm run test:mutants`. Exit code 1 means that something survived that the record does not list, and 2 that an
// option is wrong.

const root = process.cwd()
const folder = join(root, '.mutants')

/** Plays what was asked for, and says what survived although the record does not list it. */
async function play(asked: Asked): Promise<void> {
  const { target, ratchet, seed } = asked
  const record = await readRecord(root, target)
  const files = await mutatedFiles(root, target)
  await mkdir(folder, { recursive: true })
  // What was noticed before is played whatever an earlier run has found, so it has a journal of its own.
  const journal = ratchet ? join(folder, `${target}-ratchet-${seed}.jsonl`) : journalOf(target)
  const before = readJournal(journal)
  await new Stryker(
    strykerOptions(
      {
        ...{ root, target, journal, coverageFolder: folder, seed },
        ...{ sample: asked.sample, shard: asked.shard, only: asked.only, filters: asked.filters, again: asked.again },
        ...{ testsMax: asked.testsMax, together: asked.together, chosen: join(folder, `${target}-chosen.json`) },
        settled: settledIn(record, asked.again),
        ids: idsOf(asked, record, before),
      },
      { files, concurrency: asked.concurrency },
    ),
  ).runMutationTest()
  const today = await mutantsOf(root, files)
  const played = playedToday(readJournal(journal), today)
  const found = escapes(played, record)
  process.stdout.write(escapeLines(found))
  printScores(target, recorded(record, played, today))
  if (found.length > 0) process.exitCode = 1
}

/** The mutants that a run is limited to; `undefined`: it is not. */
function idsOf(asked: Asked, record: MutationRecord, before: ReadonlyMap<string, PlayedMutant>): string[] | undefined {
  if (asked.ratchet) return noticedIn(record).filter((id) => !before.has(id))
  return asked.survivors ? holesIn(record) : undefined
}

/** Writes the results so far into the record. */
async function record({ target }: Asked): Promise<void> {
  const today = await mutantsOf(root, await mutatedFiles(root, target))
  const now = recorded(await readRecord(root, target), playedToday(readJournal(journalOf(target)), today), today)
  await writeRecord(root, target, now)
  await writeScores(root)
  printScores(target, now)
}

const journalOf = (target: Target): string => join(folder, `${target}.jsonl`)

function playedToday(played: ReadonlyMap<string, PlayedMutant>, today: readonly { id: string }[]): PlayedMutant[] {
  const ids = new Set(today.map(({ id }) => id))
  return [...played.values()].filter(({ id }) => ids.has(id))
}

function printScores(target: Target, now: MutationRecord): void {
  for (const score of scoresOf(target, now)) process.stdout.write(`${mutationScoreText(score)}\n`)
}

try {
  const asked = readCommandLine(process.argv.slice(2))
  if (asked.help) process.stdout.write(helpText)
  else if (asked.holes) process.stdout.write(holeLines(await readRecord(root, asked.target)))
  else if (asked.record) await record(asked)
  else await play(asked)
} catch (error) {
  if (!(error instanceof MutantsOptionsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
