import { Command } from 'commander'
import { scenarios, wrongConnectors } from '../../../scenarios/index.ts'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { guards } from '../../../scenarios/wrong-connectors/guards.ts'
import { unproven } from '../../../scenarios/wrong-connectors/unproven.ts'
import { requirements } from '../../catalogue/index.ts'
import { drawSeed } from '../../control/seed.ts'
import { proofFormats, proofReport, renderKillMatrix } from '../../report/index.ts'
import { createWorkFolder, prove, type WrongConnector } from '../../runner/index.ts'
import { type ArchiverFlags, addArchiverOption, archiverWords } from '../archiver-option.ts'
import { seedOption } from '../options.ts'
import { createProgressLine } from '../progress.ts'
import { addReportOptions, writeReports } from '../report-options.ts'
import { colourWanted, columnsOf, type Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'

interface ProveFlags extends ArchiverFlags {
  seed?: number
  full?: boolean
  list?: boolean
}

/** A proof as it was typed. */
interface Asked {
  ids: string[]
  flags: ProveFlags
  /** Knows where the reports are to be written. */
  command: Command
}

const examples = `
Examples:
  $ mock-telemessage prove                          every wrong connector
  $ mock-telemessage prove first-recipient-only     one of them
  $ mock-telemessage prove --html kill-matrix.html  the matrix of requirements and connectors, as one HTML page
  $ mock-telemessage prove --full --json proof.json every scenario with every connector; takes more than half an hour

Exit codes: 0 all were caught; 1 at least one was not caught; 2 the command was wrong.`

/** `mock-telemessage prove`: shows that the suite can say no. */
export function proveCommand(terminal: Terminal): Command {
  const command = addArchiverOption(new Command('prove'))
    .description('Play the scenarios with connectors that have one fault each, and show which requirements turn red.')
    .argument('[ids...]', 'wrong connectors to play; the default is all')
    .option('--seed <number>', 'number from which everything is drawn; without it, a new one is drawn', seedOption)
    .option('--full', 'play every scenario with every connector, not only the scenarios that concern its fault')
    .option('--list', 'list the wrong connectors, and play nothing')
  return addReportOptions(command, proofFormats)
    .addHelpText('after', examples)
    .action(async (ids: string[], flags: ProveFlags) => {
      process.exitCode = await proveAll(terminal, { ids, flags, command })
    })
}

async function proveAll(terminal: Terminal, { ids, flags, command }: Asked): Promise<number> {
  const chosen = choose(ids)
  if (flags.list) {
    const width = Math.max(...chosen.map(({ id }) => id.length))
    for (const { id, fault } of chosen) terminal.print(`${id.padEnd(width)}  ${fault}\n`)
    return 0
  }
  const seed = flags.seed ?? drawSeed()
  const full = flags.full ?? false
  const workFolder = await createWorkFolder()
  terminal.onExit(() => workFolder.remove())
  // Each of them is the reference connector with a fault, and a command where it is killed.
  terminal.onExit(referenceConnector.killAll)
  const progress = createProgressLine(terminal.errors)
  const connectors = await prove({
    seed,
    archiver: flags.archiver,
    wrongConnectors: chosen,
    scenarios,
    full,
    guards,
    workFolder,
    watch: progress.show,
    signal: terminal.interrupted,
  }).finally(progress.clear)
  const proof = proofReport({ seed, full, connectors }, requirements, unproven)
  await writeReports(command, proofFormats, proof)
  terminal.print(renderKillMatrix(proof, { colour: colourWanted(terminal), widthColumns: columnsOf(terminal) }))
  const replay = [
    'npx mock-telemessage prove',
    ...ids,
    `--seed ${seed}`,
    ...archiverWords(flags),
    ...(full ? ['--full'] : []),
  ]
  terminal.print(`\nReplay with: ${replay.join(' ')}\n`)
  return connectors.every((connector) => connector.caught) ? 0 : 1
}

/** The wrong connectors of these ids; all, unless there are any. Throws a UserError for an id that none has. */
function choose(ids: readonly string[]): WrongConnector[] {
  const unknown = ids.filter((id) => !wrongConnectors.some((wrong) => wrong.id === id))
  if (unknown.length > 0) {
    const known = wrongConnectors
      .map((wrong) => wrong.id)
      .sort()
      .join(', ')
    throw new UserError(
      'no-such-connector',
      `no wrong connector is called ${unknown.join(', ')}; the wrong connectors are ${known}`,
    )
  }
  return ids.length === 0 ? wrongConnectors : wrongConnectors.filter((wrong) => ids.includes(wrong.id))
}
