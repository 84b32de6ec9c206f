import { Command } from 'commander'
import { scenarios, wrongConnectors } from '../../../scenarios/index.ts'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { selfTests } from '../../../scenarios/self-test/index.ts'
import { wrongMocks } from '../../../scenarios/self-test/wrong-mocks.ts'
import { alsoRedFile, alsoRedOf, alsoRedSeed, recordedReds } from '../../../scenarios/wrong-connectors/also-red.ts'
import { guards } from '../../../scenarios/wrong-connectors/guards.ts'
import { unproven } from '../../../scenarios/wrong-connectors/unproven.ts'
import { requirements, wordedFor } from '../../catalogue/index.ts'
import { drawSeed } from '../../control/seed.ts'
import { proofFormats, proofReport, renderKillMatrix } from '../../report/index.ts'
import {
  createWorkFolder,
  didYouMean,
  prove,
  proveMocks,
  staleRows,
  type WrongConnector,
  type WrongMock,
} from '../../runner/index.ts'
import { type ArchiverFlags, addArchiverOption, archiverWords } from '../archiver-option.ts'
import { seedOption } from '../options.ts'
import { createProgressLine } from '../progress.ts'
import { replayWords } from '../replay-words.ts'
import { claimDestinations } from '../reports/claim-destinations.ts'
import type { Destination } from '../reports/destination.ts'
import {
  addReportOptions,
  exitCodeAfter,
  reportDestinations,
  reportRoomBytes,
  writeReports,
} from '../reports/report-options.ts'
import { colourWanted, columnsOf, type Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { mutationScores } from './mutation-scores.ts'
import { openRecording, progressFileOf, type Recording } from './record-reds.ts'

interface ProveFlags extends ArchiverFlags {
  seed?: number
  full?: boolean
  list?: boolean
  record?: string
}

/** The typed options of a proof. */
interface Asked {
  ids: string[]
  flags: ProveFlags
  /** Knows the paths for the reports. */
  command: Command
}

const examples = `
Examples:
  $ mock-telemessage prove                          every wrong connector, and every wrong mock of the self-test
  $ mock-telemessage prove first-recipient-only     one of them
  $ mock-telemessage prove --html kill-matrix.html  the matrix of requirements and connectors, as one HTML page
  $ mock-telemessage prove --full --json proof.json every scenario with every connector; takes more than an hour
  $ mock-telemessage prove first-recipient-only --full --record ${alsoRedFile}
                                                    in a checkout: record what it turns red beside what it must

Exit codes: 0 all were caught; 1 at least one was not caught; 2 a report could not be written, or the command was wrong.`

/** `mock-telemessage prove`: shows that the suite detects faults. */
export function proveCommand(terminal: Terminal): Command {
  const command = addArchiverOption(new Command('prove'))
    .argument('[ids...]', 'wrong connectors or wrong mocks to play; the default is all')
    .option('--seed <number>', 'number from which everything is drawn; without it, a new one is drawn', seedOption)
    .option('--full', 'play every scenario with every connector, not only the scenarios that concern its fault')
    .option('--record <file>', 'with --full: record what turns red; a recording that was stopped continues')
    .option('--list', 'list the wrong connectors and the wrong mocks, and play nothing')
  return addReportOptions(command, proofFormats)
    .addHelpText('after', examples)
    .action(async (ids: string[], flags: ProveFlags) => {
      terminal.end(await proveAll(terminal, { ids, flags, command }))
    })
}

async function proveAll(terminal: Terminal, { ids, flags, command }: Asked): Promise<number> {
  const { connectors: chosen, mocks: chosenMocks } = choose(ids)
  if (flags.list) {
    const listed = [...chosen, ...chosenMocks]
    const width = Math.max(...listed.map(({ id }) => id.length))
    for (const { id, fault } of listed) terminal.print(`${id.padEnd(width)}  ${fault}\n`)
    return 0
  }
  const full = flags.full ?? false
  const seed = flags.seed ?? (flags.record === undefined ? drawSeed() : alsoRedSeed)
  const replay = [
    'npx mock-telemessage prove',
    ...ids,
    `--seed ${seed}`,
    ...archiverWords(flags),
    ...(full ? ['--full'] : []),
  ]
  const replayCommand = replay.join(' ')
  terminal.onCrash(async () => replayWords({ seed, replayCommand }))
  await claimDestinations(terminal, {
    destinations: [...reportDestinations(command, proofFormats), ...recordDestinations(flags.record)],
  })
  const recording = await recordingOf(terminal, ids, { full, seed, record: flags.record })
  const workFolder = await createWorkFolder()
  terminal.onExit(workFolder.remove, workFolder.removeNow)
  // Each wrong connector is the reference connector with a fault. If it is killed in a scenario, it runs as a command.
  terminal.onExit(referenceConnector.killAll)
  const progress = createProgressLine(terminal.errors)
  const connectors = await prove({
    seed,
    archiver: flags.archiver,
    wrongConnectors: chosen.filter(({ id }) => !recording?.done.has(id)),
    scenarios,
    full,
    guards,
    alsoRed: recording === undefined ? alsoRedOf(chosen) : 'anything',
    workFolder,
    watch: progress.show,
    onProven: recording?.take,
    signal: terminal.interrupted,
  }).catch((error: unknown) => {
    progress.clear()
    throw error
  })
  const mocks = await proveMocks({
    seed,
    // What is recorded is about connectors.
    wrongMocks: recording === undefined ? chosenMocks : [],
    selfTests,
    connector: referenceConnector,
    workFolder,
    watch: progress.show,
    signal: terminal.interrupted,
  }).finally(progress.clear)
  const notRecorded = (await recording?.finish()) ?? []
  const worded = requirements.map((requirement) => wordedFor(requirement, flags.archiver))
  const proof = proofReport({ seed, full, connectors, mocks }, worded, unproven, mutationScores)
  terminal.print(renderKillMatrix(proof, { colour: colourWanted(terminal), widthColumns: columnsOf(terminal) }))
  terminal.print(`\nReplay with: ${replayCommand}\n`)
  const stale = recording === undefined ? staleRows(recordedReds, { ids: idsOf(chosen), all, file: alsoRedFile }) : []
  for (const row of stale) terminal.print(`\n${row}\n`)
  const { failures } = await writeReports(command, proofFormats, proof)
  const isProven = [...connectors, ...mocks].every(({ caught }) => caught) && stale.length === 0
  return exitCodeAfter(terminal, [...failures, ...notRecorded], isProven ? 0 : 1)
}

/** The record, and the list of what it has, which is beside it until all is recorded. */
function recordDestinations(record: string | undefined): Destination[] {
  if (record === undefined) return []
  return [record, progressFileOf(record)].map((path) => ({
    option: '--record',
    path,
    kind: 'file',
    roomBytes: reportRoomBytes(0),
  }))
}

const idsOf = (connectors: readonly WrongConnector[]): string[] => connectors.map(({ id }) => id)
const all = idsOf(wrongConnectors)

/**
 * The record to write; undefined if the user did not ask for it. Throws a UserError unless every scenario is played.
 */
async function recordingOf(
  terminal: Terminal,
  ids: readonly string[],
  { full, seed, record }: { full: boolean; seed: number; record: string | undefined },
): Promise<Recording | undefined> {
  if (record === undefined) return undefined
  if (!full) {
    throw new UserError('record-of-a-part', '--record needs --full: the record says what every scenario showed')
  }
  const recording = await openRecording({ file: record, seed, all, whole: ids.length === 0 })
  const { done } = recording
  if (done.size > 0) {
    terminal.errors.write(`${done.size} of ${all.length} were recorded before; ${record}.progress lists them\n`)
  }
  return recording
}

/** The wrong connectors and mocks with these ids; all of them without ids. Throws a UserError for an unknown id. */
function choose(ids: readonly string[]): { connectors: readonly WrongConnector[]; mocks: readonly WrongMock[] } {
  const known = [...all, ...wrongMocks.map(({ id }) => id)]
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 0) {
    const hints = unknown.map((id) => `no wrong connector and no wrong mock is called ${id}${didYouMean(id, known)}`)
    throw new UserError('no-such-connector', `${hints.join('; ')}; prove --list lists them`)
  }
  if (ids.length === 0) return { connectors: wrongConnectors, mocks: wrongMocks }
  const isChosen = ({ id }: { id: string }): boolean => ids.includes(id)
  return { connectors: wrongConnectors.filter(isChosen), mocks: wrongMocks.filter(isChosen) }
}
