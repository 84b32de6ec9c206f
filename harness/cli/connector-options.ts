import { type Command, InvalidArgumentError, Option } from 'commander'
import { commandCarrier } from '../runner/carriers/command.ts'
import { ServiceAddressError, serviceAddress } from '../runner/carriers/service-address.ts'
import { urlCarrier } from '../runner/carriers/url.ts'
import type { ConnectorPort } from '../runner/index.ts'
import { shellWord } from './shell-word.ts'
import type { Terminal } from './terminal.ts'
import { UserError } from './user-error.ts'

/** The options for another connector, decoded. */
export interface ConnectorFlags {
  connectorCommand?: string
  connectorUrl?: string
  passEnv?: string[]
  connectorLimit?: number
}

/** Adds the options that name another connector. */
export function addConnectorOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--connector-command <command>',
        'judge this command (a shell line), which is started once for each daily sync',
      )
        .conflicts('connectorUrl')
        .argParser(commandOption),
    )
    .addOption(
      new Option(
        '--connector-url <url>',
        'judge the service at this address; plain http only on this machine',
      ).argParser(urlOption),
    )
    .addOption(
      new Option(
        '--pass-env <name>',
        'pass this environment variable to the command; you can repeat this option',
      ).argParser(passEnvOption),
    )
    .addOption(
      new Option('--connector-limit <seconds>', 'how long one sync may take; the default is 120').argParser(
        limitOption,
      ),
    )
}

/**
 * The connector that the options name; `otherwise` without options. Its processes are ended when this program ends.
 * Throws a UserError for options that would have no effect.
 */
export function connectorOf<T extends ConnectorPort | undefined>(
  flags: ConnectorFlags,
  terminal: Terminal,
  otherwise: T,
): ConnectorPort | T {
  checkConnectorFlags(flags)
  const connector: ConnectorPort | T = broughtConnector(flags, terminal) ?? otherwise
  if (connector?.killAll !== undefined) terminal.onExit(connector.killAll)
  return connector
}

function broughtConnector(flags: ConnectorFlags, terminal: Terminal): ConnectorPort | undefined {
  const { connectorCommand, connectorUrl, passEnv, connectorLimit } = flags
  const limitMs = connectorLimit === undefined ? undefined : connectorLimit * 1000
  if (connectorUrl !== undefined) return urlCarrier({ url: connectorUrl, limitMs })
  if (connectorCommand === undefined) return undefined
  const parentEnvironment = terminal.environment
  return commandCarrier({ command: connectorCommand, parentEnvironment, passedNames: passEnv, limitMs })
}

/** The options as the user types them for the same connector again. */
export function connectorWords(flags: ConnectorFlags): string[] {
  const { connectorCommand, connectorUrl, passEnv = [], connectorLimit } = flags
  return [
    ...(connectorCommand === undefined ? [] : [`--connector-command ${shellWord(connectorCommand)}`]),
    ...(connectorUrl === undefined ? [] : [`--connector-url ${shellWord(connectorUrl)}`]),
    ...passEnv.map((name) => `--pass-env ${name}`),
    ...(connectorLimit === undefined ? [] : [`--connector-limit ${connectorLimit}`]),
  ]
}

/** The options as arguments of a process, for the same connector again; empty without a connector. */
export function connectorArguments({
  connectorCommand,
  connectorUrl,
  passEnv = [],
  connectorLimit,
}: ConnectorFlags): string[] {
  const given: [option: string, value: string | number | undefined][] = [
    ['--connector-command', connectorCommand],
    ['--connector-url', connectorUrl],
    ...passEnv.map((name): [string, string] => ['--pass-env', name]),
    ['--connector-limit', connectorLimit],
  ]
  return given.flatMap(([option, value]) => (value === undefined ? [] : [option, String(value)]))
}

function checkConnectorFlags({ connectorCommand, connectorUrl, passEnv, connectorLimit }: ConnectorFlags): void {
  if (passEnv !== undefined && connectorCommand === undefined) {
    throw new UserError(
      'no-connector-command',
      '--pass-env passes variables to a command; add --connector-command, or remove --pass-env',
    )
  }
  if (connectorLimit !== undefined && (connectorCommand ?? connectorUrl) === undefined) {
    throw new UserError(
      'no-connector',
      '--connector-limit is for your own connector; add --connector-command or --connector-url, or remove --connector-limit',
    )
  }
}

function commandOption(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('Give a command, such as "python3 connector.py".')
}

function urlOption(text: string): string {
  try {
    serviceAddress(text)
    return text
  } catch (error) {
    throw new InvalidArgumentError(error instanceof ServiceAddressError ? error.message : String(error))
  }
}

function passEnvOption(name: string, before: string[] = []): string[] {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new InvalidArgumentError('Give the name of a variable, without its value.')
  }
  if (name.startsWith('MT_')) {
    throw new InvalidArgumentError('Variables that begin with MT_ are set by the suite.')
  }
  return [...before, name]
}

const limitSecondsMax = 86_400

function limitOption(text: string): number {
  const seconds = Number(text)
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= limitSecondsMax) return seconds
  throw new InvalidArgumentError(`Give a whole number of seconds from 1 to ${limitSecondsMax}.`)
}
