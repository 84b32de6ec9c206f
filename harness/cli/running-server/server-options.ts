import type { Command } from 'commander'

/** Which running server a command talks to, and as whom. */
export interface ServerFlags {
  /** The data folder of the `serve`. */
  data: string
  /** A user principal name; absent: the administrator. */
  as?: string
}

/** The option of every command that talks to the control plane of a running `serve`. Its token is in the data folder. */
export function addDataOption(command: Command): Command {
  return command.option('--data <folder>', 'data folder of the running mock-telemessage serve', '.mock-telemessage')
}

/** The options of every command that talks to a running `serve`. */
export function addServerOptions(command: Command): Command {
  return addDataOption(command).option(
    '--as <user>',
    'who signs in, by user principal name; without it, the administrator',
  )
}
