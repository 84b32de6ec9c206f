import type { Operation, WireRequest, WireResponse, WireServer } from '../control/wire.ts'
import type { Commits } from './commits.ts'
import { StoreError } from './record-store.ts'

/**
 * The server, with answers that wait until everything they can say is kept: what a caller was told is there after a loss of power,
 * too. While the store cannot keep anything, such as on a full disk, the answers are 503.
 */
export function durable<Server extends WireServer>(server: Server, commits: Pick<Commits, 'answerable'>): Server {
  const operations = server.operations.map((operation): Operation => {
    const respond: Operation['respond'] = async (request, within) => {
      try {
        const answer = await operation.respond(request, within)
        return (await notKept(server, request, commits)) ?? answer
      } catch (error) {
        // A refusal may have changed something as well: a login that failed is counted.
        const unavailable = await notKept(server, request, commits)
        if (unavailable !== undefined) return unavailable
        // What is not in memory cannot be read while the disk is gone.
        if (error instanceof StoreError && error.code === 'store-unavailable') return refusal(server, request)
        throw error
      }
    }
    return { ...operation, respond }
  })
  return Object.assign(Object.create(server) as Server, { operations })
}

async function notKept(
  server: WireServer,
  request: WireRequest,
  commits: Pick<Commits, 'answerable'>,
): Promise<WireResponse | undefined> {
  try {
    await commits.answerable()
    return undefined
  } catch {
    return refusal(server, request)
  }
}

function refusal(server: WireServer, request: WireRequest): WireResponse {
  return (
    server.refused?.(503, request) ?? {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'The server cannot reach what it keeps at the moment: its disk may be full or gone. Try again later.\n',
    }
  )
}
