import { join } from 'node:path'
import pg from 'pg'
import { drawGuid } from '../../../control/seed.ts'
import type { WorldState } from '../../../runner/world/world-state.ts'
import { withCopyOnDisk } from '../../../stores/disk/copy-on-disk.ts'
import { openKeptState } from '../../../stores/kept-state.ts'
import { openPostgresStore } from '../../../stores/postgres/postgres-store.ts'
import { openSharedTexts } from '../../../stores/postgres/shared-texts.ts'
import { type Doors, openDoors, type Ports } from './doors.ts'
import { type PresentServer, readPresentServer, writePresentServer } from './present-server.ts'

/** How many connections each of two servers got. */
export type Counts = [first: number, second: number]

const anyPorts: Ports = { telemessage: 0, graph: 0, control: 0 }

/**
 * Only for tests: the state of a world in a schema of its own, with its copy in `folder`, and two server processes over it, as `serve` has them: the first one works, the second
 * one finds it through the store. In front of both, connections alternate, each with one request; `counts` counts them.
 */
export async function openStateOfTwoServers(
  folder: string,
  { postgresUrl, counts }: { postgresUrl: string; counts: Counts },
): Promise<WorldState> {
  const url = new URL(postgresUrl)
  const schema = `w_${drawGuid().replaceAll('-', '')}`
  url.searchParams.set('schema', schema)
  const store = await openPostgresStore(url.href)
  const state = await openKeptState(await withCopyOnDisk(store, join(folder, 'copy')))
  return {
    ...state,
    close: async () => {
      await state.close()
      await dropSchema(postgresUrl, schema)
    },
    front: async ({ siteUrl, tenantUrl, controlUrl }) => {
      const ports = { telemessage: portOf(siteUrl), graph: portOf(tenantUrl), control: portOf(controlUrl) }
      const [first, second, balancer] = [
        await openDoors(anyPorts),
        await openDoors(anyPorts),
        await openDoors(anyPorts),
      ]
      first.leadTo(ports)
      await writePresentServer(store.texts, { ...facts, ports })
      await lookWhoWorks(url.href, second)
      balancer.leadTo(inTurn([first.ports, second.ports], counts))
      const { telemessage, graph, control } = balancer.ports
      return {
        siteUrl: `https://127.0.0.1:${telemessage}`,
        tenantUrl: `https://127.0.0.1:${graph}`,
        controlUrl: `http://127.0.0.1:${control}`,
        close: async () => {
          await Promise.all([balancer.close(), first.close(), second.close()])
        },
      }
    },
  }
}

async function dropSchema(connectionString: string, schema: string): Promise<void> {
  const session = new pg.Client({ connectionString })
  await session.connect()
  await session.query(`DROP SCHEMA ${schema} CASCADE`)
  await session.end()
}

const portOf = (url: string): number => Number(new URL(url).port)

/** What the second server would print. */
const facts: Omit<PresentServer, 'ports'> = {
  plainHttp: false,
  organisation: 'a world',
  administrator: '',
  beginning: { seed: 0, itemCount: 0, archiver: 'whatsapp', cloud: 'worldwide' },
  mapping: '',
}

async function lookWhoWorks(url: string, doors: Doors): Promise<void> {
  const texts = await openSharedTexts(url)
  doors.leadTo((await readPresentServer(texts))?.ports)
  await texts.close()
}

/** Ports that are those of the first and of the second in turn, whenever somebody reads one of them. */
function inTurn(servers: readonly [Ports, Ports], counts: Counts): Ports {
  let next: 0 | 1 = 0
  const portNow = (name: keyof Ports): number => {
    const now = next
    next = now === 0 ? 1 : 0
    counts[now] += 1
    return servers[now][name]
  }
  return {
    get telemessage() {
      return portNow('telemessage')
    },
    get graph() {
      return portNow('graph')
    },
    get control() {
      return portNow('control')
    },
  }
}
