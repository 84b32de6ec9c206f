import type { Command } from 'commander'

/** Which running server a command talks to, and as whom. */
export interface ServerFlags {
  /** The data folder of the `serve`. */
  data: string
  /** A user principal name; absent: the administrator. */
  as?: string
}

/** The options of every command that talks to a running `serve`. */
export function addServerOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'data folder of the running mock-telemessage serve', '.mock-telemessage')
    .option('--as <user>', 'who signs in, by user principal name; without it, the administrator')
}
