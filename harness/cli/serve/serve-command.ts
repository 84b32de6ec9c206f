import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { ListenError } from '../../control/http/listener.ts'
import { drawSeed } from '../../control/seed.ts'
import { type Cloud, clouds, type ThrottlingLimits } from '../../m365/index.ts'
import { type ArchiverFlags, addArchiverOption } from '../archiver-option.ts'
import {
  addConnectorOptions,
  type ConnectorFlags,
  connectorArguments,
  connectorOf,
  connectorWords,
} from '../connector-options.ts'
import { instantOption, itemsOption, portOption, seedOption } from '../options.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { consoleHostOption, consolePlaceOf } from './console-hosts.ts'
import type { SharedStore } from './demo-server-options.ts'
import { fixtureIn, withFixtureOf } from './fixture-option.ts'
import { openConsoleWarning } from './open-console-warning.ts'
import { openDemoServers } from './open-demo.ts'
import { createReminder } from './reminder.ts'
import { requestLine } from './request-line.ts'
import type { OwnConnector } from './runs/run-process.ts'
import { throttleOption } from './throttle-option.ts'
import type { DemoServers } from './world-servers.ts'

interface ServeFlags extends ArchiverFlags, ConnectorFlags {
  cloud?: Cloud
  data: string
  telemessagePort: number
  graphPort: number
  controlPort: number
  consolePort?: number
  consoleHost?: string[]
  console: boolean
  http?: boolean
  seed?: number
  now?: Date
  items?: number
  memory?: boolean
  store?: string
  bodies?: string
  fixture?: string
  fixtureFiles?: string
  quiet?: boolean
  throttle?: ThrottlingLimits
}

const examples = `
Examples:
  $ mock-telemessage serve                          both servers, with a demo organisation and one day of messages
  $ mock-telemessage serve --items 5000             more messages
  $ mock-telemessage serve --seed 7 --now 2026-03-11T09:00:00Z
                                                    the same messages every time
  $ mock-telemessage serve --data ./team --seed 7   keep everything in another folder
  $ mock-telemessage serve --memory                 forget everything when the servers stop
  $ mock-telemessage serve --store postgres://mock@db.example/mock
                                                    keep everything in PostgreSQL, which several servers may share
  $ mock-telemessage serve --fixture cast.json      your people, directory, mapping and messages: see docs/fixtures.md
  $ mock-telemessage serve --telemessage-port 0 --graph-port 0 --control-port 0 --console-port 0
  $ mock-telemessage serve --no-console             only the servers
  $ mock-telemessage serve --console-host 192.168.1.5
                                                    let other machines reach the console, over TLS: read the warning
  $ mock-telemessage serve --throttle outlook       refuse with 429 above the documented limits of Outlook
  $ mock-telemessage serve --throttle requests=5/10,concurrency=2/0.5
  $ mock-telemessage serve --archiver signal        what was ordered is the Signal Archiver
  $ mock-telemessage serve --http --quiet           plain http, and no line for each request
  $ mock-telemessage serve --connector-command 'python3 connector.py'
                                                    what the Data connectors page starts once a day
  $ mock-telemessage serve --cloud gcc-high         a cloud without this connector

What was captured, archived and set up stays in the data folder: the next start goes on with it. What a server
answered with success is on the disk. With --memory only certificates and credentials stay. Stop with Ctrl-C.

With --store everything stays in the data base, in the schema mock_telemessage or the one of ?schema=name. Start as many
servers as you like, each with its own ports and its own --data folder: one of them works, the others pass connections on
to it, and when it ends another one takes over. The password may be in PGPASSWORD or ~/.pgpass; TLS is as the address
says: ?sslmode=verify-full&sslrootcert=ca.pem`

/** `mock-telemessage serve`: the site and the tenant on this machine, until you stop them. */
export function serveCommand(terminal: Terminal): Command {
  return addConnectorOptions(addArchiverOption(new Command('serve')))
    .option('--data <folder>', 'folder for everything that stays', '.mock-telemessage')
    .option('--memory', 'keep only certificates and credentials; the rest is lost when the servers stop')
    .addOption(
      new Option('--store <url>', 'keep everything in PostgreSQL: postgres://user@host:5432/database')
        .env('MT_STORE')
        .conflicts('memory'),
    )
    .addOption(
      new Option(
        '--bodies <url>',
        'keep large bodies of --store in a container of Azure Blob Storage: its address with a signature',
      ).env('MT_BODIES'),
    )
    .option('--telemessage-port <port>', 'port of the TeleMessage site; 0 means any free port', portOption, 9443)
    .option(
      '--graph-port <port>',
      'port of Microsoft Graph and the token endpoint; 0 means any free port',
      portOption,
      9444,
    )
    .option('--control-port <port>', 'port of the control plane; 0 means any free port', portOption, 9445)
    .option(
      '--console-port <port>',
      'port of the console for your browser; 0 means any free port; the default is 9446, or any if that is taken',
      portOption,
    )
    .option(
      '--console-host <host>',
      'let others reach the console, over TLS: an address of this machine, then further names that browsers may use; you can repeat this option',
      consoleHostOption,
    )
    .option('--no-console', 'serve no console')
    .option('--http', 'use plain http; official SDKs refuse to send a token over it')
    .option('--seed <number>', 'number from which the messages are drawn; without it, a new one is drawn', seedOption)
    .option(
      '--now <instant>',
      'where the calendar begins, and with the seed, which messages there are; the default is the current time',
      instantOption,
    )
    .option(
      '--items <number>',
      'captured items in the 24 hours before the first start; the default is 400',
      itemsOption,
    )
    .addOption(
      new Option(
        '--fixture <file>',
        'people, directory, custom mapping and traffic, in the place of the demo organisation',
      ).conflicts('items'),
    )
    .option('--fixture-files <folder>', 'where the attachments of fixtures are; default: the folder of --fixture')
    .option(
      '--throttle <limits>',
      'limits of one app for one mailbox: outlook, or for example requests=5/10; the default is no limits',
      throttleOption,
    )
    .addOption(new Option('--cloud <cloud>', 'the cloud of the tenant; the default is worldwide').choices([...clouds]))
    .option('--quiet', 'print no line for each request')
    .addHelpText('after', examples)
    .action(async (flags: ServeFlags, command: Command) => {
      const archiver = command.getOptionValueSource('archiver') === 'default' ? undefined : flags.archiver.id
      terminal.end(await serve(terminal, flags, archiver))
    })
}

/**
 * After this many lines the introduction is out of sight; after this much quiet, a run of a connector is probably over.
 */
const burst = { linesMax: 40, quietMs: 3_000 }

/** What other commands have written in the working folder, by the names of their help. */
function writtenHere(): { reportsFolder: string; killMatrices: string[] } {
  const reportsFolder = resolve('mock-telemessage-report')
  const killMatrix = 'kill-matrix.html'
  return { reportsFolder, killMatrices: [resolve(reportsFolder, killMatrix), resolve(killMatrix)] }
}

/** What the console may start besides the reference connector: what was typed here, and nothing else. */
function ownConnectorOf(flags: ConnectorFlags): OwnConnector | undefined {
  const options = connectorArguments(flags)
  if (options.length === 0) return undefined
  return { options, words: connectorWords(flags).join(' '), folder: process.cwd() }
}

async function serve(terminal: Terminal, flags: ServeFlags, archiver: string | undefined): Promise<number> {
  const drawnSeed = drawSeed()
  let seed = flags.seed ?? drawnSeed
  const ports = { telemessage: flags.telemessagePort, graph: flags.graphPort, control: flags.controlPort }
  if (!flags.console && flags.consoleHost !== undefined) {
    throw new UserError('no-console', '--console-host is for the console; remove it, or remove --no-console')
  }
  const consolePlace = consolePlaceOf(flags.consoleHost ?? [])
  const consolePort = flags.console ? (flags.consolePort ?? 'any') : undefined
  let now = flags.now?.toISOString()
  const drawn = (): string => (now === undefined ? `--seed ${seed}` : `--seed ${seed} --now ${now}`)
  terminal.onCrash(async () => `Seed: ${seed}\nReplay with the same command and ${drawn()}\n`)
  // Requests may arrive before the addresses are printed.
  let again = ''
  const reminder = createReminder({ ...burst, remind: () => terminal.print(again) })
  const fixture = await fixtureIn(flags)
  const servers = await openDemoServers({
    dataFolder: flags.data,
    ports,
    consolePort,
    consolePlace,
    runs: { ...writtenHere(), ownConnector: ownConnectorOf(flags) },
    onSignInLink: (link) => terminal.print(`\n  Console             ${link}\n\n`),
    onConsoleMistake: (text) => terminal.print(`${text}\n`),
    plainHttp: flags.http ?? false,
    drawnSeed,
    asked: {
      seed: flags.seed,
      itemCount: flags.items,
      archiver,
      cloud: flags.cloud,
      now,
      fixture: fixture.fixture?.sha256,
    },
    inMemory: flags.memory ?? false,
    store: storeOf(flags),
    onNews: (text) => terminal.print(`${text}\n`),
    ...fixture,
    throttling: flags.throttle ?? {},
    connector: connectorOf(flags, terminal, referenceConnector),
    onRequest: (entry) => {
      if (flags.quiet) return
      terminal.print(`${requestLine(entry)}\n`)
      reminder.line()
    },
  }).catch((error: unknown) => {
    throw withOptionOf(withFixtureOf(error, flags), { ...ports, console: flags.consolePort ?? 0 })
  })
  seed = servers.beginning.seed
  now = servers.beginning.now
  again = addressesAgain(servers)
  terminal.print(introduction(servers))
  if (servers.consoleCaFile !== undefined) terminal.errors.write(await openConsoleWarning(terminal, servers))
  await terminal.untilInterrupted()
  await servers.close()
  reminder.stop()
  terminal.print('\nStopped.\n')
  return 0
}

/** Throws a UserError `bodies-without-store`. */
function storeOf({ store: url, bodies: containerUrl }: ServeFlags): SharedStore | undefined {
  if (url !== undefined) return { url, containerUrl }
  if (containerUrl === undefined) return undefined
  throw new UserError('bodies-without-store', '--bodies is for the bodies of a --store; add --store postgres://…')
}

function introduction(servers: DemoServers): string {
  const { organisation, administrator, urls, controlToken, environment, environmentFile, controlFile } = servers
  const { seed, itemCount, now } = servers.beginning
  const rows: [label: string, value: string | undefined][] = [
    ...(servers.consoleLink === undefined ? [] : [['Console', servers.consoleLink] as [string, string]]),
    ['TeleMessage', urls.telemessage],
    ['  API', `${urls.telemessage}/docs`],
    ['  username', environment.MT_TELEMESSAGE_USERNAME],
    ['  password', environment.MT_TELEMESSAGE_PASSWORD],
    ['Microsoft Graph', urls.graph],
    ['  token', `${urls.graph}/${environment.MT_TENANT_ID}/oauth2/v2.0/token`],
    ['  tenant', environment.MT_TENANT_ID],
    ['  client', environment.MT_CLIENT_ID],
    ['  secret', environment.MT_CLIENT_SECRET],
    ['Administrator', `${administrator}, who signs in without a password`],
    ['  page', `${urls.graph}/data-connectors/v1`],
    ['CA to trust', environment.MT_CA_FILE ?? 'none: plain http'],
    ['Control plane', `${urls.control}/control/v1`],
    ['  API', `${urls.control}/docs`],
    ['  token', controlToken],
    ['For a connector', environmentFile],
    ['For your tests', controlFile],
    ['Seed', now === undefined ? String(seed) : `${seed}, at ${now}`],
  ]
  const what = servers.goesOn
    ? 'which goes on from where it was stopped'
    : `with ${itemCount} items captured${servers.beginning.fixture === undefined ? ' in the last 24 hours' : ''}`
  const follows = servers.follows
    ? 'Another server of this store works. This one passes connections on to it, and takes over when it ends.\n\n'
    : ''
  return `${organisation}, ${what}\n\n${table(rows)}\n\n${follows}Stop with Ctrl-C.\n\n`
}

/** The addresses without the credentials, which are in the files. */
function addressesAgain({ urls, environmentFile, controlFile }: DemoServers): string {
  const rows: [label: string, value: string][] = [
    ['TeleMessage', urls.telemessage],
    ['Microsoft Graph', urls.graph],
    ['Control plane', `${urls.control}/control/v1`],
    ['For a connector', environmentFile],
    ['For your tests', controlFile],
  ]
  return `\nThe servers are still at these addresses. Stop with Ctrl-C.\n\n${table(rows)}\n\n`
}

function table(rows: readonly [label: string, value: string | undefined][]): string {
  return rows.map(([label, value]) => `  ${label.padEnd(20)}${value}`).join('\n')
}

/** An error about a port, with the option for this port. */
function withOptionOf(error: unknown, ports: Record<'telemessage' | 'graph' | 'control' | 'console', number>): unknown {
  if (!(error instanceof ListenError)) return error
  const [name] = Object.entries(ports).find(([, port]) => port === error.port) ?? []
  return name === undefined ? error : new UserError(error.code, `${error.message}; the option is --${name}-port`, error)
}
