import { createConnector } from '../connector/index.ts'
import { type CommandCarrier, commandCarrier } from '../harness/runner/carriers/command.ts'
import { createKeptOutput } from '../harness/runner/carriers/kept-output.ts'
import { outputBytesMaxDefault } from '../harness/runner/carriers/limits.ts'
import { createRedaction } from '../harness/runner/carriers/redaction.ts'
import { builtProgram } from '../harness/runner/own-package.ts'

/** The ways into a mailbox that the reference connector knows. */
export type ReferenceDoor = 'import-session' | 'graph-messages'

/**
 * The reference connector with one of its ways into the mailboxes. It runs in this process, or as a command if it may
 * have to be killed, because only that leaves the disk as a power cut would. `passedNames` are variables of the present
 * environment that the command gets, too.
 */
export function referenceConnectorThrough(door: ReferenceDoor, passedNames: readonly string[] = []): CommandCarrier {
  const command = asCommand(door, passedNames)
  return {
    name: door === 'import-session' ? 'reference connector' : `reference connector, ${door}`,
    canBeKilled: true,
    killAll: command.killAll,
    sync: async (environment, control) => {
      if (control?.kill !== undefined) return command.sync(environment, control)
      const redaction = createRedaction(environment, {})
      const kept = createKeptOutput(outputBytesMaxDefault, redaction.longestBytes)
      const log = { write: (line: string) => kept.add(Buffer.from(line)) }
      const outcome = await createConnector({ ...environment, MT_IMPORT_DOOR: door }, { log }).sync()
      return { ...outcome, output: kept.text(redaction.of) }
    },
  }
}

/** The system under test if no other connector is given. */
export const referenceConnector: CommandCarrier = referenceConnectorThrough('import-session')

function asCommand(door: ReferenceDoor, passedNames: readonly string[]): CommandCarrier {
  return commandCarrier({
    command: `"${process.execPath}" "${builtProgram}" connector sync`,
    parentEnvironment: { ...process.env, MT_IMPORT_DOOR: door },
    passedNames: ['MT_IMPORT_DOOR', ...passedNames],
  })
}
