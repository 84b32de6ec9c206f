import { Command } from 'commander'
import { printable } from '../../markup/printable.ts'
import { type ConnectorPort, createWorkFolder } from '../../runner/index.ts'
import { type ArchiverFlags, addArchiverOption, archiverWords } from '../archiver-option.ts'
import { addConnectorOptions, type ConnectorFlags, connectorOf, connectorWords } from '../connector-options.ts'
import { replayWords } from '../replay-words.ts'
import { colourWanted, type Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { renderSteps } from './render-steps.ts'
import { playSmoke } from './smoke.ts'
import { judgeSteps } from './step.ts'
import { stepsFor } from './steps.ts'

const examples = `
Examples:
  $ mock-telemessage check-adapter --connector-command "python3 connector.py" --pass-env PYTHONPATH
  $ mock-telemessage check-adapter --connector-command ./run-connector.sh --connector-limit 20
  $ mock-telemessage check-adapter --connector-url http://localhost:8080

An adapter connects your connector to the suite: it is the command or the service that gets the addresses of the servers
in MT_ variables. This command checks it with one message and one mailbox. Judge the connector after the adapter works.

Exit codes: 0 every step is ok; 1 a step is not ok; 2 the command was wrong.`

/** `mock-telemessage check-adapter`: distinguishes a wrong adapter from a wrong connector, before a whole run. */
export function checkAdapterCommand(terminal: Terminal): Command {
  return addArchiverOption(addConnectorOptions(new Command('check-adapter')))
    .addHelpText('after', examples)
    .action(async (flags: ConnectorFlags & ArchiverFlags) => {
      const connector = connectorOf(flags, terminal, undefined)
      if (connector === undefined) {
        throw new UserError('no-connector', 'name the connector to check: --connector-command or --connector-url')
      }
      terminal.end(await checkAdapter(terminal, connector, flags))
    })
}

async function checkAdapter(
  terminal: Terminal,
  connector: ConnectorPort,
  flags: ConnectorFlags & ArchiverFlags,
): Promise<number> {
  const words = [...archiverWords(flags), ...connectorWords(flags)]
  // There is no option for the seed: the smallest day is always the same.
  terminal.onCrash(async () =>
    replayWords({
      replayCommand: ['npx mock-telemessage check-adapter', ...words].join(' '),
      passedVariables: flags.passEnv,
    }),
  )
  const workFolder = await createWorkFolder()
  terminal.onExit(workFolder.remove, workFolder.removeNow)
  terminal.print(`${printable(connector.name)}\n\n`)
  const judged = judgeSteps(stepsFor(flags.archiver.folderName), await playSmoke(connector, workFolder, flags.archiver))
  terminal.print(renderSteps(judged, colourWanted(terminal)))
  const isFine = judged.every(({ judgement }) => judgement.verdict === 'ok')
  const next = ['npx mock-telemessage run', ...words].join(' ')
  terminal.print(
    isFine
      ? `\nThe adapter works. Now judge the connector with: ${next}\n`
      : '\nFix the first step that is wrong, and check again. Steps that were not reached may already be right.\n',
  )
  return isFine ? 0 : 1
}
