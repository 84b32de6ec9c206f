import type { DemoServerOptions, SharedStore } from '../demo-server-options.ts'
import type { DemoServers } from '../world-servers.ts'
import type { Doors } from './doors.ts'

/** One of the server processes of a store, whether it works or stands by. */
export interface SharedProcess {
  options: DemoServerOptions & { store: SharedStore }
  folder: string
  doors: Doors
  /** Where clients find this process. */
  urls: DemoServers['urls']
}
