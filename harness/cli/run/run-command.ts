import { Command } from 'commander'
import { scenarios } from '../../../scenarios/index.ts'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { drawSeed } from '../../control/seed.ts'
import { runFormats } from '../../report/index.ts'
import {
  commitTo,
  createWorkFolder,
  demandContact,
  exitCodeOf,
  NoContact,
  playable,
  type RunReport,
  type Scenario,
  type StartedRun,
  selectScenarios,
  startRun,
  titledFor,
  whyNot,
} from '../../runner/index.ts'
import { addArchiverOption, archiverWords } from '../archiver-option.ts'
import { conformanceFileName, declaredForRun } from '../conformance-file.ts'
import { addConnectorOptions, connectorOf, connectorWords } from '../connector-options.ts'
import { dateOrderOption, languageOption } from '../export-options.ts'
import { itemsOption, seedOption } from '../options.ts'
import { createProgressLine } from '../progress.ts'
import { replayWords } from '../replay-words.ts'
import { claimDestinations } from '../reports/claim-destinations.ts'
import { addReportOptions, exitCodeAfter } from '../reports/report-options.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { withBaseline } from './baseline-applied.ts'
import { readBaseline } from './baseline-file.ts'
import { chatExportDay, type ImportedDay } from './chat-export-day.ts'
import { collectSooner } from './collect-sooner.ts'
import { evidenceKeeper } from './evidence-keeper.ts'
import { expectedTimeWords } from './expected-time.ts'
import { readMappingFile } from './mapping-file.ts'
import { writePartialReports } from './partial-report.ts'
import { openProgressJson } from './progress-json.ts'
import { publishReports } from './publish-reports.ts'
import { type FindingFlags, replayCommands } from './replay-commands.ts'
import { syntheticDay } from './synthetic-day.ts'
import { addPlayOptions, type Chosen, whatIsPlayed } from './what-is-played.ts'
import { whatRunWrites } from './what-run-writes.ts'

/** The options of `run`, decoded. */
interface RunFlags extends FindingFlags {
  seed?: number
  repro?: string
  progressJson?: string
  /** False: `--no-conformance`. */
  conformance?: string | false
  list?: boolean
}

/** A run, as the user typed it. */
interface Asked {
  chosen: Chosen
  flags: RunFlags
  /** Knows the paths for the reports. */
  command: Command
}

const examples = `
Examples:
  $ mock-telemessage run                            one synthetic day and every scenario
  $ mock-telemessage run --seed 7 --items 2000      the same day every time, with 2,000 items
  $ mock-telemessage run MAP LIM-3                  the scenarios of one area and of one requirement
  $ mock-telemessage run --day-only                 the day alone
  $ mock-telemessage run --rerun-failed report.json what was not green in that run, with its seed
  $ mock-telemessage run RES-8 --repeat 20          looks for what is red in some plays only
  $ mock-telemessage run --list                     lists what can be played, and plays nothing
  $ mock-telemessage run --archiver signal          the Signal Archiver instead of the WhatsApp one
  $ mock-telemessage run --strict --json report.json
  $ mock-telemessage run --junit junit.xml --markdown summary.md --baseline known-failures.json
  $ mock-telemessage run --connector-command "python3 connector.py" --pass-env PYTHONPATH
  $ mock-telemessage run --conformance acme.json    judged by the declaration of the connector's maker (see init)
  $ mock-telemessage run --chat-export "WhatsApp Chat with Ben.txt" --time-zone Europe/Rome --people people.csv

Exit codes: 0 passed; 1 something failed; 2 something could not be judged, a report could not be written, or the command was wrong.`

/** `mock-telemessage run`: one day and the scenarios, with the reference connector. */
export function runCommand(terminal: Terminal): Command {
  const command = addArchiverOption(addConnectorOptions(new Command('run')))
    .argument(
      '[filters...]',
      'areas (MAP), requirements (MAP-5) or scenarios to play; with a filter, the day is not played',
    )
    .option(
      '--seed <number>',
      'number from which the day and everything else is drawn; without it, a new one is drawn',
      seedOption,
    )
    .option('--items <number>', 'captured items in the synthetic day', itemsOption, 400)
  return addReportOptions(addPlayOptions(command), runFormats)
    .option(
      '--baseline <file>',
      'JSON file with known failures, which do not fail the run; a known failure that passes does fail it',
    )
    .option(
      '--repro <folder>',
      'where to write the evidence of each red result: captures, requests, mailboxes as mail files',
    )
    .option(
      '--conformance <file>',
      `what the connector's maker declares; the default is ${conformanceFileName}, if this folder has one`,
    )
    .option('--no-conformance', `do not read the ${conformanceFileName} in this folder`)
    .option(
      '--progress-json <file>',
      'write one JSON line for each scenario as soon as it is judged; - prints them, and everything else goes to the error output',
    )
    .option('--list', 'list the scenarios, say why some are not played here, and play nothing')
    .option(
      '--strict',
      'a should that is not met fails too; each requirement on the connector that is in the run must be covered by a scenario and' +
        ' judged, unless the declaration leaves it out. Requirements on the mock itself (SIT, TEN, CMP) never count',
    )
    .option('--chat-export <file>', 'a WhatsApp chat export (.txt or .zip) instead of the synthetic day')
    .option('--time-zone <zone>', 'time zone of the export, because the file does not contain it: Europe/Rome')
    .addOption(dateOrderOption())
    .addOption(languageOption())
    .option(
      '--people <file>',
      'CSV file with Name,Number,Email,Mailbox of people in the export; all others are invented',
    )
    .option('--mapping-file <file>', 'custom mapping file (CSV) for the day')
    .addHelpText('after', examples)
    .action(async (filters: string[], flags: RunFlags) => {
      const chosen = await whatIsPlayed(filters, flags)
      checkFlags(chosen, flags)
      if (flags.list) await list(terminal, chosen.filters, flags)
      else terminal.end(await play(terminal, { chosen, flags, command }))
    })
}

async function list(terminal: Terminal, filters: string[], flags: RunFlags): Promise<void> {
  const chosen = selectScenarios(scenarios, filters)
  const isBrought = (flags.connectorCommand ?? flags.connectorUrl) !== undefined
  const { declared } = await declaredForRun(flags.conformance, isBrought)
  const width = Math.max(...chosen.map((scenario) => scenario.id.length))
  for (const scenario of chosen) {
    const { id, title } = titledFor(scenario, flags.archiver)
    const because = whyNot(scenario, declared, flags.archiver)
    terminal.print(`${id.padEnd(width)}  ${title}${because === undefined ? '' : ` (not played here: ${because})`}\n`)
  }
}

async function play(given: Terminal, { chosen, flags, command }: Asked): Promise<number> {
  const lines = openProgressJson(given, flags.progressJson)
  const { terminal } = lines
  const { filters, playsDay, playsScenarios } = chosen
  const connector = connectorOf(flags, terminal, referenceConnector)
  const knownFailures = flags.baseline === undefined ? undefined : await readBaseline(flags.baseline)
  const { declared, connectorName, words } = await declaredForRun(flags.conformance, connector !== referenceConnector)
  // Checked before anything is printed or written: an unknown name, or one that is not played here, is a mistake in the
  // command.
  const played = playable(selectScenarios(scenarios, filters), filters, declared, flags.archiver)
  const known = flags.seed ?? chosen.seed
  const seed = known ?? drawSeed()
  const challenge = known === undefined ? commitTo(seed) : undefined
  const replay = replayCommands(seed, chosen, { ...flags, conformanceWords: words })
  const completed = (found: RunReport): RunReport => ({
    ...(knownFailures === undefined ? found : withBaseline(found, { knownFailures, filtered: filters.length > 0 })),
    challenge,
    passedVariables: flags.passEnv,
  })
  let started: StartedRun | undefined
  terminal.onCrash(async (error) => {
    const reports = started && (await writePartialReports(completed(started.endedBy(error)), command))
    return `${reports ?? ''}${replayWords({ seed, ...replay, passedVariables: flags.passEnv })}`
  })
  await claimDestinations(terminal, whatRunWrites(command, flags, playsDay))
  const mapping = flags.mappingFile === undefined ? undefined : await readMappingFile(flags.mappingFile)
  const workFolder = await createWorkFolder()
  terminal.onExit(workFolder.remove, workFolder.removeNow)
  const { archiver } = flags
  const imported = await importedDay(flags, { mapping, seed, unpackIn: workFolder.path })
  noteOn(terminal, mapping, imported)
  const day =
    imported?.day ?? (playsDay ? await syntheticDay({ seed, itemCount: flags.items, mapping, archiver }) : undefined)
  const progress = createProgressLine(terminal.errors)
  const { repro: folder, passEnv: passedVariables } = flags
  const evidence = folder === undefined ? undefined : evidenceKeeper({ folder, seed, ...replay, passedVariables })
  if (connector !== referenceConnector) {
    const count = playsScenarios ? played.length : 0
    terminal.errors.write(await contactWords({ connector, seed, workFolder, archiver, declared }, count, flags))
  }
  // Only after the whole command was checked.
  const judged = connectorName === undefined ? connector : { ...connector, name: connectorName }
  lines.begin({ seed, connector: judged.name, day: day?.id ?? null, scenarios: plannedOf(chosen, played) })
  if (challenge !== undefined) terminal.print(`Challenge: ${challenge.commitment}\n`)
  started = startRun({
    seed,
    archiver,
    connector: judged,
    declared,
    scenarios,
    filters,
    playsScenarios,
    repeat: flags.repeat,
    failFast: flags.failFast,
    worldsAtOnce: flags.parallel,
    day,
    leftLines: imported?.leftLines ?? [],
    strict: flags.strict ?? false,
    ...replay,
    onRed: evidence?.keep,
    onCleared: evidence?.drop,
    workFolder,
    watch: progress.show,
    onJudged: lines.judged,
    signal: terminal.interrupted,
  })
  const report = completed(await started.ended.finally(progress.clear))
  // The run may have ended just before it was to be stopped. Then its reports are written elsewhere.
  terminal.interrupted.throwIfAborted()
  const lost = await publishReports(terminal, report, command)
  const exitCode = exitCodeAfter(terminal, [...lost, ...(evidence?.failures() ?? [])], exitCodeOf(report))
  return exitCodeAfter(terminal, await lines.end(exitCode), exitCode)
}

function noteOn({ errors }: Terminal, ...read: readonly ({ notes: readonly string[] } | undefined)[]): void {
  for (const note of read.flatMap((one) => one?.notes ?? [])) errors.write(`${note}\n`)
}

function plannedOf(
  { playsScenarios }: Chosen,
  played: readonly Scenario[],
): { scenario: string; requirement: string }[] {
  return playsScenarios ? played.map(({ id, requirement }) => ({ scenario: id, requirement })) : []
}

/** The day of a chat export, if the options name one. */
async function importedDay(
  flags: RunFlags,
  others: Pick<Parameters<typeof chatExportDay>[0], 'mapping' | 'seed' | 'unpackIn'>,
): Promise<ImportedDay | undefined> {
  const { chatExport: file, people: peopleFile, timeZone = '', dateOrder, language, archiver } = flags
  if (file === undefined) return undefined
  collectSooner()
  return chatExportDay({ file, timeZone, dateOrder, language, peopleFile, archiver, ...others })
}

/** How long the run will take, by a first contact with a connector of one's own. Throws a UserError if there is no contact. */
async function contactWords(
  contact: Parameters<typeof demandContact>[0],
  scenarioCount: number,
  flags: RunFlags,
): Promise<string> {
  const syncMs = await demandContact(contact).catch((error: unknown) => {
    throw pointingToCheckAdapter(error, flags)
  })
  const atOnce = flags.parallel ?? contact.connector.worldsAtOnceMax ?? 1
  return expectedTimeWords({ scenarios: scenarioCount, syncMs, atOnce })
}

/** The error for a connector without contact, with the command that finds the reason step by step. */
function pointingToCheckAdapter(error: unknown, flags: RunFlags): unknown {
  if (!(error instanceof NoContact)) return error
  const command = ['npx mock-telemessage check-adapter', ...archiverWords(flags), ...connectorWords(flags)].join(' ')
  return new UserError(error.code, `${error.message}\nTo find the reason step by step: ${command}`, error)
}

function checkFlags({ playsDay }: Chosen, flags: RunFlags): void {
  if (flags.chatExport !== undefined && flags.timeZone === undefined) {
    throw new UserError(
      'no-time-zone',
      '--chat-export needs --time-zone, because an export does not contain its time zone: --time-zone Europe/Rome',
    )
  }
  const needsExport =
    flags.chatExport === undefined && (flags.timeZone ?? flags.people ?? flags.dateOrder ?? flags.language)
  if (needsExport)
    throw new UserError(
      'no-chat-export',
      '--time-zone, --date-order, --language and --people belong to --chat-export; add --chat-export, or remove them',
    )
  if (!playsDay && (flags.chatExport ?? flags.mappingFile) !== undefined) {
    throw new UserError(
      'filter-and-day',
      'with a filter the day is not played, so --chat-export and --mapping-file would do nothing; remove the filter or these options',
    )
  }
}
