import { startStopwatch } from '../../control/clock.ts'
import type { ArchiverProfile } from '../../oracle/index.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import type { Declared } from '../world/declared.ts'
import { openWorlds } from '../world/open-world.ts'
import type { WorkFolder } from '../world/work-folder.ts'

/** The connector did not start, or it ended before its first request; nothing can be judged. */
export class NoContact extends Error {
  readonly code = 'no-contact'
  constructor(connector: string, message: string) {
    super(`${connector} sent no request to the site or the tenant, so nothing was judged: ${message}`)
    this.name = 'NoContact'
  }
}

/** The present of the trial: any time will do, because nothing is captured. */
const trialNow = new Date('2026-03-02T00:00:00.000Z')

/**
 * Runs the connector once in a world in which nothing happened, before a run judges it. A command with a spelling mistake
 * would otherwise fail every scenario, one after the other. Returns how long the sync took, in real milliseconds. Throws a NoContact if the sync fails without a single request.
 */
export async function demandContact(options: {
  connector: ConnectorPort
  seed: number
  workFolder: WorkFolder
  archiver: ArchiverProfile
  declared: Declared
}): Promise<number> {
  const { connector } = options
  const openWorld = await openWorlds(options)
  const world = await openWorld('first-contact', trialNow)
  try {
    const elapsedMs = startStopwatch()
    const { status, message } = await world.sync(connector)
    const tookMs = elapsedMs()
    if (status !== 'done' && world.journal.total() === 0) throw new NoContact(connector.name, message)
    return tookMs
  } finally {
    await world.close()
  }
}
