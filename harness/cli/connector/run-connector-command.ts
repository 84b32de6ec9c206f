import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Command } from 'commander'
import { createConnector } from '../../../connector/index.ts'
import { realNow } from '../../control/clock.ts'
import { instantOption } from '../options.ts'
import { createProgressLine } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { readConnectorConfig } from './config-file.ts'
import { configuredEnvironment } from './configured-environment.ts'
import { exitCodeOfSync } from './exit-codes.ts'
import { createLogProgress } from './log-progress.ts'

const help = `
Examples:
  $ mock-telemessage connector run --config connector.json
  $ mock-telemessage connector run --config connector.json --now 2026-03-11T00:00:00Z

This is a configuration. Paths are relative to its folder. Secrets are in variables or files, never in the configuration. You
may leave out everything that has a default: both Microsoft addresses, importDoor, the mapping, the staging (a container as a
SAS URL; without it the state folder is used), the log (without it standard error is used), the certificate authority.
  {
    "telemessage": { "url": "https://archive.example", "username": "admin", "password": { "variable": "TM_PASSWORD" } },
    "microsoft365": {
      "tenantId": "…", "clientId": "…", "clientSecret": { "file": "client-secret" },
      "graphUrl": "https://graph.microsoft.com", "loginUrl": "https://login.microsoftonline.com",
      "importDoor": "import-session"
    },
    "mapping": { "automatic": true, "customFile": "mapping.csv", "defaultRegion": "GB" },
    "staging": { "containerUrl": { "variable": "STAGING_URL" } },
    "stateFolder": "state", "importLogFolder": "import-logs", "logFile": "connector.log", "caFile": "ca.pem"
  }

Exit codes: 0 done; 75 try again later; 1 failed; 2 the configuration is wrong. Ctrl-C ends the run between two copies; the
next run continues from there.`

/** `mock-telemessage connector run`: the reference connector alone, for one day, with a configuration file. */
export function runConnectorCommand(terminal: Terminal): Command {
  return new Command('run')
    .description('Run one daily sync from a configuration file, with the servers that it names.')
    .requiredOption('--config <file>', 'the configuration, JSON')
    .option('--now <instant>', 'the end of the window; the default is the current time', instantOption)
    .addHelpText('after', help)
    .action(async ({ config, now }: { config: string; now?: Date }) => {
      terminal.end(await runConfigured(terminal, { file: config, now: now ?? realNow() }))
    })
}

async function runConfigured(terminal: Terminal, { file, now }: { file: string; now: Date }): Promise<number> {
  const read = await readConnectorConfig(file)
  const environment = await configuredEnvironment(read, { now, variables: terminal.environment })
  const { logFile: logName } = read.config
  const logPath = logName === undefined ? undefined : resolve(read.folder, logName)
  for (const path of [environment.MT_IMPORT_LOG, ...(logPath === undefined ? [] : [logPath])]) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  }
  const stop = new AbortController()
  void terminal.untilInterrupted().then(() => stop.abort())
  // A progress line between the lines of a log would make both unreadable.
  const line = logPath === undefined ? undefined : createProgressLine(terminal.errors)
  const logFile = logPath === undefined ? undefined : createWriteStream(logPath, { flags: 'a', mode: 0o600 })
  const lines = logFile ?? terminal.errors
  const progress = createLogProgress((what) => line?.show({ what, done: 0, total: 0 }))
  const log = {
    write: (text: string) => {
      lines.write(text)
      progress.read(text)
    },
  }
  const { status, message } = await createConnector({ ...environment }, { log }).sync({ signal: stop.signal })
  line?.clear()
  if (logFile !== undefined) await new Promise<void>((written) => logFile.end(written))
  terminal.print(`${status}: ${message}\nimport log  ${environment.MT_IMPORT_LOG}\n`)
  return exitCodeOfSync[status]
}
