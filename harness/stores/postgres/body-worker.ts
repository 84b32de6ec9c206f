import type { MessagePort } from 'node:worker_threads'
import type { ContainerClient } from '@azure/storage-blob'
import type { Client } from 'pg'

/** What the worker needs to begin. */
export interface BodyWorkerData {
  /** A file from which modules are found. */
  from: string
  connectionString: string
  schema: string
  /** Absent: all bytes are in the data base. */
  containerUrl: string | undefined
  setSearchPath: string
  bodyText: string
  /** Set to 1 with each answer. */
  answered: SharedArrayBuffer
  port: MessagePort
}

/** The answer for one digest. */
export type BodyAnswer =
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'missing' }
  | { kind: 'elsewhere' }
  | { kind: 'failed'; message: string; code: string }

/**
 * Reads bodies in a thread of its own, so that the caller can wait for them. The thread is started with the text of this function, because a file
 * with TypeScript cannot start a thread on Node.js 20: so it uses nothing from outside.
 */
export function bodyWorker(): void {
  const { workerData } = process.getBuiltinModule('node:worker_threads') as { workerData: BodyWorkerData }
  const { from, connectionString, schema, containerUrl, setSearchPath, bodyText, answered, port } = workerData
  const load = process.getBuiltinModule('node:module').createRequire(from)
  let session: Promise<Client> | undefined
  let container: ContainerClient | undefined
  const connected = async (): Promise<Client> => {
    const { Client: PgClient } = load('pg') as typeof import('pg')
    const client = new PgClient({
      connectionString,
      application_name: 'mock-telemessage bodies',
      connectionTimeoutMillis: 10_000,
      query_timeout: 20_000,
      keepAlive: true,
    })
    // A session that broke is opened again for the next body.
    client.on('error', () => {
      session = undefined
    })
    await client.connect()
    await client.query(setSearchPath, [schema])
    return client
  }
  const fromContainer = async (digest: string): Promise<BodyAnswer> => {
    if (containerUrl === undefined) return { kind: 'elsewhere' }
    const azure = load('@azure/storage-blob') as typeof import('@azure/storage-blob')
    container ??= new azure.ContainerClient(containerUrl)
    return { kind: 'bytes', bytes: await container.getBlobClient(digest).downloadToBuffer() }
  }
  const read = async (digest: string): Promise<BodyAnswer> => {
    session ??= connected()
    const { rows } = await (await session).query<{ bytes: Buffer | null }>(bodyText, [digest])
    const [row] = rows
    if (row === undefined) return { kind: 'missing' }
    return row.bytes === null ? fromContainer(digest) : { kind: 'bytes', bytes: row.bytes }
  }
  port.on('message', (digest: string) => {
    const answer = (made: BodyAnswer): void => {
      port.postMessage(made)
      Atomics.store(new Int32Array(answered), 0, 1)
      Atomics.notify(new Int32Array(answered), 0)
    }
    read(digest).then(answer, (error: { message: string; code?: string; statusCode?: number }) => {
      if (error.statusCode === 404) {
        answer({ kind: 'missing' })
        return
      }
      session = undefined
      answer({ kind: 'failed', message: error.message, code: String(error.code ?? '') })
    })
  })
}
