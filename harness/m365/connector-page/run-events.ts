import { dataConnectorPaths as paths } from '../../contract/index.ts'
import type { Operation, WireRequest, WireResponse } from '../../control/wire.ts'
import { connectorRole as needs, type PersonOperation, personOperation } from '../administration/person-operation.ts'
import type { ConnectorPage } from '../data-connectors/connector-page.ts'
import type { Services } from '../operations/services.ts'
import { connectorIn } from './connector-operations.ts'
import { eventStream, type Shown } from './event-stream.ts'
import { runIn } from './run-operations.ts'
import { shownRun } from './shown.ts'

/** The progress of runs as server-sent events (TEN-8): of one run until its end, or of a connector for as long as it exists. */
export function runEventOperations(services: Services): Operation[] {
  const { connectorPage: page } = services
  const operations: Omit<PersonOperation, 'needs'>[] = [
    {
      name: 'connectorRuns.events',
      method: 'GET',
      path: paths.runEvents,
      answer: (request) => {
        const { connectorId, runId } = page.runs.get(connectorIn(request), runIn(request))
        return streamed(runsShown(page, connectorId, runId))
      },
    },
    {
      name: 'connectors.events',
      method: 'GET',
      path: paths.connectorEvents,
      answer: (request: WireRequest) =>
        streamed(runsShown(page, page.connectors.get(connectorIn(request)).connectorId)),
    },
  ]
  return operations.map((operation) => personOperation(services, { ...operation, needs }))
}

function streamed(shown: Shown): WireResponse {
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' }
  return { status: 200, headers, body: eventStream(shown) }
}

/**
 * Events `progress` for a run that runs, and `end` for one that has ended; the data is the run as the page shows it. Of runs that ended
 * before, only the newest is sent, or `runId`.
 */
function runsShown(page: ConnectorPage, connectorId: string, runId?: string): Shown {
  const its = () => page.runs.of(connectorId).filter((run) => runId === undefined || run.runId === runId)
  /** What is not sent again: the runs whose end was sent, and those before the first that is sent. */
  const settled = new Set(
    its()
      .slice(1)
      .map((run) => run.runId),
  )
  return {
    news: () =>
      its()
        .filter((run) => !settled.has(run.runId))
        .toReversed()
        .map((run) => {
          if (run.endedAt === undefined) return { event: 'progress', data: shownRun(run, page) }
          settled.add(run.runId)
          return { event: 'end', data: shownRun(run, page) }
        }),
    isUrgent: () => its().some((run) => run.endedAt !== undefined && !settled.has(run.runId)),
    isOver: () => {
      // A run that is gone was of a connector that was deleted, or of a time before a snapshot was restored.
      if (runId !== undefined) return its().every(({ endedAt }) => endedAt !== undefined)
      return !page.connectors.list().some((connector) => connector.connectorId === connectorId)
    },
    follow: (listener) => page.feed.follow(connectorId, listener),
  }
}
