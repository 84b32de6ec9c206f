import { Command, CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { referenceConnector } from '../../scenarios/reference-connector.ts'
import { checkAdapterCommand } from './check-adapter/check-adapter-command.ts'
import { addConnectorOptions, type ConnectorFlags, connectorOf, connectorWords } from './connector-options.ts'
import { sampleTerminal } from './sample-terminal.ts'
import { UserError } from './user-error.ts'

const { terminal } = sampleTerminal()

/** What a command with these options makes from its words: the connector, and the words to type for it again. */
async function type(args: string[]) {
  const command = addConnectorOptions(new Command('sample'))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  let brought: { name: string | undefined; words: string } | undefined
  command.action((flags: ConnectorFlags) => {
    brought = { name: connectorOf(flags, terminal, undefined)?.name, words: connectorWords(flags).join(' ') }
  })
  await command.parseAsync(args, { from: 'user' })
  return brought
}

test.each([
  [[], undefined, ''],
  [['--connector-command', './run.sh'], './run.sh', '--connector-command ./run.sh'],
  [['--connector-command', "it's me"], "it's me", String.raw`--connector-command 'it'\''s me'`],
  [['--connector-url', 'http://localhost:80/'], 'http://localhost', '--connector-url http://localhost:80/'],
  [
    ['--connector-command', 'x', '--pass-env', 'A', '--pass-env', 'B_1', '--connector-limit', '7'],
    'x',
    '--connector-command x --pass-env A --pass-env B_1 --connector-limit 7',
  ],
])('%j means %s, and the replay command has the same options', async (args, name, words) => {
  expect(await type(args)).toEqual({ name, words })
})

const command = ['--connector-command', 'true']
const url = ['--connector-url', 'http://localhost']
test.each([
  [[...command, ...url], "'--connector-command <command>' cannot be used with option '--connector-url <url>'"],
  [['--connector-command', ' '], 'Give a command, such as'],
  [['--connector-url', 'http://connector.example'], 'passwords would go to connector.example'],
  [['--connector-url', 'localhost:80'], '"localhost:80" is not an address'],
  [['--connector-url', 'http://localhost:6000'], 'fetch asks nobody at port 6000'],
  [['--pass-env', 'HOME'], '--pass-env passes variables to a command'],
  [[...url, '--pass-env', 'HOME'], '--pass-env passes variables to a command'],
  [[...command, '--pass-env', 'A=b'], 'Give the name of a variable, without its value.'],
  [[...command, '--pass-env', 'MT_NOW'], 'are set by the suite'],
  [['--connector-limit', '10'], '--connector-limit is for your own connector'],
  [[...command, '--connector-limit', '0'], 'Give a whole number of seconds from 1 to'],
  [[...command, '--connector-limit', '1.5'], 'Give a whole number of seconds from 1 to'],
])('%j is refused, and what would be right is said', async (args, message) => {
  const refusal = await type(args).catch((error: unknown) => error)
  // Any other error would be printed as our own mistake.
  expect(refusal instanceof CommanderError || refusal instanceof UserError).toBe(true)
  expect(String(refusal)).toContain(message)
})

test('an adapter that is not named cannot be checked', async () => {
  await expect(checkAdapterCommand(terminal).parseAsync([], { from: 'user' })).rejects.toThrow(
    'name the connector to check: --connector-command or --connector-url',
  )
})

test('processes that a connector leaves running end with the program, also those of the reference connector', () => {
  const clearUps: (() => Promise<void>)[] = []
  const watched = sampleTerminal({ onExit: (clearUp) => clearUps.push(clearUp) })
  connectorOf({ connectorCommand: 'true' }, watched.terminal, undefined)
  connectorOf({}, watched.terminal, referenceConnector)
  connectorOf({ connectorUrl: 'http://localhost' }, watched.terminal, referenceConnector)
  expect(clearUps).toEqual([expect.any(Function), referenceConnector.killAll])
})
