import { hire, meetOutsiders } from '../../../scenarios/vocabulary/people.ts'
import { send } from '../../../scenarios/vocabulary/traffic.ts'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import type { JournalEntry } from '../../control/journal.ts'
import type { FoundImportLog } from '../../oracle/index.ts'
import {
  type ArchiverProfile,
  type ConnectorPort,
  defaultArchiver,
  type SyncOutcome,
  type World,
} from '../../runner/index.ts'
import { type OpenWorld, openWorlds } from '../../runner/world/open-world.ts'
import type { WorkFolder } from '../../runner/world/work-folder.ts'
import { type Arrivals, watchArrivals } from './arrivals.ts'

/** Everything that can be seen of one sync from outside. */
export interface SyncSeen {
  /** The present that the connector got in `MT_NOW`. */
  now: Date
  outcome: SyncOutcome
  site: Arrivals
  tenant: Arrivals
  requests: JournalEntry[]
  importLog: FoundImportLog
  /** For each message in the mailbox afterwards, the path of its folder from the root. */
  copies: string[]
}

/** What a connector did on the smallest possible day. */
export interface Evidence {
  first: SyncSeen
  /** A sync a day later in the same world, in which nothing else happened. Absent if the first sync wrote nothing. */
  dayLater?: SyncSeen | undefined
  /** The first sync again, in another but equal world; absent as above. */
  newWorld?: SyncSeen | undefined
}

/** Years away from the real present, so that a connector that uses the machine's clock is detected. */
const smokeNow = new Date('2021-06-16T00:00:00.000Z')
const dayMs = 24 * 60 * 60 * 1000

/** Runs a connector that must archive one message to one mailbox. */
export async function playSmoke(
  connector: ConnectorPort,
  workFolder: WorkFolder,
  archiver: ArchiverProfile = defaultArchiver,
): Promise<Evidence> {
  const openWorld = await openWorlds({ seed: 1, workFolder, archiver })
  const { first, dayLater } = await inWorld(openWorld, async (world) => {
    const first = await syncIn(world, connector)
    if (first.copies.length === 0) return { first }
    world.clock.advance(dayMs)
    return { first, dayLater: await syncIn(world, connector) }
  })
  if (dayLater === undefined) return { first }
  return { first, dayLater, newWorld: await inWorld(openWorld, (world) => syncIn(world, connector)) }
}

/** A world with one colleague who received one message. It is equal each time it is opened. */
async function inWorld<T>(openWorld: OpenWorld, play: (world: World) => Promise<T>): Promise<T> {
  const world = await openWorld('check-adapter', smokeNow)
  try {
    const colleague = hire(world, {})
    const [from] = meetOutsiders(world, 1)
    if (from === undefined) throw new RangeError('the smallest day has no person')
    send(world, { from, to: colleague, text: 'One message, to see whether it arrives.' }, 0)
    return await play(world)
  } finally {
    await world.close()
  }
}

async function syncIn(world: World, connector: ConnectorPort): Promise<SyncSeen> {
  const since = world.journal.total()
  const watch = watchArrivals()
  let given: ConnectorEnvironment | undefined
  const outcome = await world
    .sync({
      ...connector,
      sync: (environment, control) => {
        given = environment
        return connector.sync(environment, control)
      },
    })
    .finally(watch.end)
  const arrivalsAt = (url = ''): Arrivals => watch.at(Number(new URL(url).port))
  return {
    now: world.clock.now(),
    outcome,
    site: arrivalsAt(given?.MT_TELEMESSAGE_URL),
    tenant: arrivalsAt(given?.MT_GRAPH_URL),
    requests: world.journal.entries({ since }),
    importLog: world.witness().syncs.at(-1)?.importLog ?? { state: 'absent' },
    copies: copiesIn(world),
  }
}

function copiesIn(world: World): string[] {
  return world.tenant.snapshot().flatMap(({ folders, messages }) =>
    messages.map((message) => {
      const folder = folders.find((one) => one.folderId === message.folderId)
      return folder?.path.join(' / ') ?? ''
    }),
  )
}
