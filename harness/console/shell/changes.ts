import type { Response } from 'express'
import { z } from 'zod'
import { dataConnectorPaths, listOfSchema, shownConnectorSchema } from '../../contract/index.ts'
import { type ConsoleServices, clockSchema } from '../services.ts'

/** How often the servers are asked whether something has changed, in real time, while a page is open. */
const lookMs = 700

/** Tells open pages that something has changed, by server-sent events. The pages then load themselves again. */
export interface Changes {
  /** The number of changes that were seen. A page that a person asks for at this moment shows them all. */
  seen(): number
  /** Keeps the answer open until its reader goes. `seen`: how many changes had been seen when its page was asked for. */
  follow(response: Response, seen: number): void
  close(): void
}

/** Looks at the servers only while a page is open. */
export function createChanges(services: ConsoleServices): Changes {
  const readers = new Set<Response>()
  const look = createLook(services)
  let timer: NodeJS.Timeout | undefined
  let busy = false
  let seen = 0
  const tick = async (): Promise<void> => {
    if (busy) return
    busy = true
    // A server that does not answer has not changed; the next page that is opened says what is wrong.
    const changed = await look().catch(() => false)
    busy = false
    if (!changed) return
    seen += 1
    for (const reader of readers) reader.write(changedEvent)
  }
  return {
    seen: () => seen,
    follow: (response, seenByPage) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': open\n\n')
      // Seen after the page was asked for, and before it could follow.
      if (seenByPage < seen) response.write(changedEvent)
      readers.add(response)
      timer ??= setInterval(tick, lookMs).unref()
      response.on('close', () => {
        readers.delete(response)
        if (readers.size > 0) return
        clearInterval(timer)
        timer = undefined
      })
    },
    close: () => {
      clearInterval(timer)
      for (const reader of readers) reader.end()
    },
  }
}

const changedEvent = 'event: changed\ndata: \n\n'

const journalSchema = z.object({ total: z.int() })

/** A function that says whether something has changed since it was called last. */
function createLook({ control, tenant, runs: conformance }: ConsoleServices): () => Promise<boolean> {
  let before: string | undefined
  let total = 0
  return async () => {
    const [journal, clock, connectors] = await Promise.all([
      control.ask({ method: 'GET', path: '/control/v1/journal', query: { since: String(total) } }, journalSchema),
      control.ask({ method: 'GET', path: '/control/v1/clock' }, clockSchema),
      // Without its role, the administrator sees no connectors; then there is nothing to follow.
      tenant
        .ask({ method: 'GET', path: dataConnectorPaths.connectors }, listOfSchema(shownConnectorSchema))
        .catch(() => undefined),
    ])
    total = journal.total
    const runs = connectors?.value.map(({ connectorId, state, nextRunAt, lastRun }) => [
      ...[connectorId, state, nextRunAt],
      ...[lastRun?.runId, lastRun?.state, lastRun?.observed.copiesImported, lastRun?.differences?.length],
    ])
    // A calendar that runs moves by itself, minute by minute; one that was moved shows another minute.
    const now = JSON.stringify([journal.total, clock.now.slice(0, 16), clock.running, runs, conformance.revision()])
    // Before the first look it is not known what there was: the page that waits for it may be older.
    const changed = now !== before
    before = now
    return changed
  }
}
