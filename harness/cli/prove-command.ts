import { Command } from 'commander'
import { scenarios } from '../../scenarios/index.ts'
import { wrongConnectors } from '../../scenarios/wrong-connectors/index.ts'
import { requirements } from '../catalogue/index.ts'
import { drawSeed } from '../control/seed.ts'
import { renderKillMatrix } from '../report/index.ts'
import { createWorkFolder, prove } from '../runner/index.ts'
import { seedOption } from './options.ts'
import { createProgressLine } from './progress.ts'
import { colourWanted, columnsOf, type Terminal } from './terminal.ts'
import { UserError } from './user-error.ts'
import { writeReport } from './write-reports.ts'

interface ProveFlags {
  seed?: number
  full?: boolean
  json?: string
  list?: boolean
}

const examples = `
Examples:
  $ mock-telemessage prove                          every wrong connector
  $ mock-telemessage prove first-recipient-only     one of them
  $ mock-telemessage prove --full --json proof.json

Exit codes: 0 all caught; 1 one got away; 2 the command was wrong.`

/** `mock-telemessage prove`: shows that the suite can say no. */
export function proveCommand(terminal: Terminal): Command {
  return new Command('prove')
    .description('Play the scenarios with connectors that have one fault each, and show which requirements turn red.')
    .argument('[ids...]', 'wrong connectors to play; all unless given')
    .option('--seed <number>', 'what everything is drawn from; drawn anew unless given', seedOption)
    .option('--full', 'spare no connector the heavy scenarios that have nothing to do with its fault')
    .option('--list', 'list the wrong connectors and play none')
    .option('--json <file>', 'where to write the proof for programs')
    .addHelpText('after', examples)
    .action(async (ids: string[], flags: ProveFlags) => {
      process.exitCode = await proveAll(terminal, ids, flags)
    })
}

async function proveAll(terminal: Terminal, ids: string[], flags: ProveFlags): Promise<number> {
  const unknown = ids.filter((id) => !wrongConnectors.some((wrong) => wrong.id === id))
  if (unknown.length > 0) {
    const known = wrongConnectors.map((wrong) => wrong.id).join(', ')
    throw new UserError('no-such-connector', `no wrong connector is called ${unknown.join(', ')}; there are ${known}`)
  }
  const chosen = ids.length === 0 ? wrongConnectors : wrongConnectors.filter((wrong) => ids.includes(wrong.id))
  if (flags.list) {
    const width = Math.max(...chosen.map(({ id }) => id.length))
    for (const { id, fault } of chosen) terminal.print(`${id.padEnd(width)}  ${fault}\n`)
    return 0
  }
  const seed = flags.seed ?? drawSeed()
  const workFolder = await createWorkFolder()
  terminal.onExit(() => workFolder.remove())
  const progress = createProgressLine(terminal.errors)
  const connectors = await prove({
    seed,
    wrongConnectors: chosen,
    scenarios,
    full: flags.full ?? false,
    workFolder,
    watch: progress.show,
    signal: terminal.interrupted,
  }).finally(progress.clear)
  const proof = { schemaVersion: 1 as const, connectors }
  if (flags.json !== undefined) await writeReport(flags.json, `${JSON.stringify(proof, null, 2)}\n`)
  const coveredIds = new Set(scenarios.map((scenario) => scenario.requirement))
  const options = { colour: colourWanted(terminal), widthColumns: columnsOf(terminal), requirements, coveredIds }
  terminal.print(renderKillMatrix(proof, options))
  const replay = ['npx mock-telemessage prove', ...ids, `--seed ${seed}`, ...(flags.full ? ['--full'] : [])]
  terminal.print(`\nReplay with: ${replay.join(' ')}\n`)
  return connectors.every((connector) => connector.caught) ? 0 : 1
}
