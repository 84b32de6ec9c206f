import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openPostgresStore, type PostgresStore } from '../../../stores/postgres/postgres-store.ts'
import { StoreError } from '../../../stores/record-store.ts'
import { makeDataFolder } from '../data-folder.ts'
import { rethrow } from '../serve-state.ts'
import type { DemoServers } from '../world-servers.ts'
import { openDoors } from './doors.ts'
import { startFollowing } from './follow.ts'
import { lead } from './lead.ts'
import type { SharedProcess } from './shared-process.ts'

/**
 * Starts one of the server processes of a store. One of them works, which is the one that has the lock of the store; the others carry connections to
 * it, and one of them takes over as soon as its session ends. Throws what `openDemoServers` throws; then nothing listens.
 */
export async function openSharedServers(options: SharedProcess['options']): Promise<DemoServers> {
  const folder = resolve(options.dataFolder)
  await makeDataFolder(folder)
  const doors = await openDoors(options.ports)
  const { telemessage, graph, control } = doors.ports
  const scheme = options.plainHttp ? 'http' : 'https'
  const urls = {
    telemessage: `${scheme}://127.0.0.1:${telemessage}`,
    graph: `${scheme}://127.0.0.1:${graph}`,
    control: `http://127.0.0.1:${control}`,
  }
  const own: SharedProcess = { options, folder, doors, urls }
  const stop = new AbortController()
  try {
    const first = await firstTurn(own)
    const turns = takeTurns(own, stop.signal, first)
    return {
      ...first.servers,
      close: async () => {
        stop.abort()
        await doors.close()
        await turns
      },
    }
  } catch (error) {
    await doors.close()
    return rethrow(error)
  }
}

/** What a process does until something changes: it works, or it follows the one that works. */
interface Turn {
  servers: DemoServers
  /** Fulfilled when the process can no longer work; absent: it follows. */
  ended?: Promise<void>
  end(): Promise<void>
}

async function firstTurn(own: SharedProcess): Promise<Turn> {
  const { url, containerUrl } = own.options.store
  const store = await openPostgresStore(url, { containerUrl }).catch(unlessInUse)
  return store === undefined ? followingTurn(own) : leadingTurn(own, store)
}

function unlessInUse(error: unknown): undefined {
  if (error instanceof StoreError && error.code === 'store-in-use') return undefined
  throw error
}

async function leadingTurn(own: SharedProcess, store: PostgresStore): Promise<Turn> {
  try {
    const servers = await lead(own, store)
    return { servers, ended: store.ended, end: servers.close }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function followingTurn(own: SharedProcess): Promise<Turn> {
  const { servers, stop } = await startFollowing(own)
  return { servers, end: stop }
}

/** After a failure, the data base gets so much time. */
const pauseMs = 1_000

/** Takes one turn after the other until the signal. Errors are news to the user, and the next turn tries again. */
async function takeTurns(own: SharedProcess, stop: AbortSignal, first: Turn): Promise<void> {
  const { doors, options } = own
  const { store, onNews = () => {} } = options
  const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()))
  let turn: Turn | undefined = first
  while (!stop.aborted) {
    try {
      if (turn?.ended === undefined) {
        turn ??= await followingTurn(own)
        const next = await openPostgresStore(store.url, { containerUrl: store.containerUrl, waitUntil: stop })
        await turn.end()
        turn = undefined
        turn = await leadingTurn(own, next)
        const { consoleLink } = turn.servers
        const shown = consoleLink === undefined ? '' : ` Console: ${consoleLink}`
        onNews(`This server works now; others pass connections on to it.${shown}`)
      }
      await Promise.race([turn.ended, stopped])
      if (!stop.aborted) onNews('The session of the data base ended. Nothing is answered until there is another one.')
    } catch (error) {
      if (stop.aborted) break
      onNews(`${error instanceof Error ? error.message : String(error)}; the next attempt is in a second.`)
      await Promise.race([pause(pauseMs), stopped])
    }
    doors.leadTo(undefined)
    // What a process can no longer keep is lost with its session, and nobody was answered for it.
    await turn?.end().catch(() => {})
    turn = undefined
  }
  await turn?.end().catch(() => {})
}
