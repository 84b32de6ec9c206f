import { Agent, type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { ControlRoom } from '../control/http/control-room.ts'
import { redactedPath } from '../control/journal.ts'
import { type StorageOperation, storageOperation } from './storage-operation.ts'

/** The journal's name for the storage. */
const stagingServer = 'staging'

/** The status with which the storage refuses requests that put something into it, or that read the content of a blob. */
export interface StagingRefusal {
  status: number
  requests: 'writes' | 'reads'
}

export interface JournalProxyOptions {
  /** The storage itself: `http://127.0.0.1:40123`. */
  target: URL
  room: Pick<ControlRoom, 'journal' | 'clock'>
  /** What is refused now; undefined: nothing is. */
  refusal: () => StagingRefusal | undefined
  /**
   * Called for each request that the storage has carried out, after the journal entry and before the answer is sent.
   * Therefore the order of the journal is the order of events.
   */
  carriedOut: (operation: StorageOperation, status: number, headers: IncomingMessage['headers']) => Promise<void>
}

/**
 * Passes requests on to the storage, streaming both ways, and writes each into the world's journal. Signatures stay
 * valid, because none of them covers the host. The journal does not show them.
 */
export function journalProxy({ target, room, refusal, carriedOut }: JournalProxyOptions): RequestListener {
  const agent = new Agent({ keepAlive: true })
  return (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', target)
    const operation = storageOperation(incoming.method ?? '', url, incoming.headers)
    let requestBytes = 0
    incoming.on('data', (chunk: Buffer) => {
      requestBytes += chunk.length
    })
    const record = (status: number): void =>
      room.journal.record({
        server: stagingServer,
        operation: operation.name,
        actor: operation.isSigned ? 'signed' : undefined,
        method: incoming.method ?? '',
        path: redactedPath(url),
        status,
        requestBytes,
        fault: undefined,
        at: room.clock.now(),
      })
    const refused = statusOf(refusal(), operation)
    if (refused !== undefined) {
      incoming.resume()
      incoming.on('end', () => {
        record(refused)
        outgoing.writeHead(refused, { 'content-length': 0 }).end()
      })
      return
    }
    const { method, headers } = incoming
    const onward = request({ host: target.hostname, port: target.port, path: incoming.url, method, headers, agent })
    onward.on('response', (answer) => {
      const status = answer.statusCode ?? 0
      record(status)
      carriedOut(operation, status, incoming.headers).then(
        () => passOn(answer, outgoing),
        (error: Error) => outgoing.destroy(error),
      )
    })
    onward.on('error', () => outgoing.destroy())
    pipeline(incoming, onward, () => undefined)
  }
}

function statusOf(refusal: StagingRefusal | undefined, { commits, name }: StorageOperation): number | undefined {
  const requests = commits || name === 'blocks.put' ? 'writes' : name === 'blobs.get' ? 'reads' : undefined
  return refusal?.requests === requests ? refusal?.status : undefined
}

function passOn(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
  pipeline(answer, outgoing, () => undefined)
}
