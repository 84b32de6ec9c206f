import { hash } from 'node:crypto'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { StoreError } from '../record-store.ts'
import type { PostgresAddress } from './address.ts'
import { type BodyAnswer, type BodyWorkerData, bodyWorker } from './body-worker.ts'
import { storeError } from './session.ts'
import { bodyText, statement } from './statements.ts'

/** Reads bodies while the caller waits: messages are read in the middle of an operation, as from a disk. */
export interface BodyReader {
  /** Throws a StoreError `body-missing`, `body-damaged`, `store-unavailable`. */
  read(digest: string): Buffer
  close(): Promise<void>
}

/** Longer than the worker itself waits for the data base. */
const readMs = 60_000

/** A reader; its thread starts with the first body. */
export function createBodyReader(address: PostgresAddress, containerUrl: string | undefined): BodyReader {
  let asked: ReturnType<typeof startWorker> | undefined
  return {
    read: (digest) => {
      asked ??= startWorker(address, containerUrl)
      return bytesOf(asked.ask(digest), digest, address)
    },
    close: async () => {
      await asked?.worker.terminate()
    },
  }
}

function startWorker({ connectionString, schema }: PostgresAddress, containerUrl: string | undefined) {
  const { port1: near, port2: far } = new MessageChannel()
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const workerData: BodyWorkerData = {
    from: import.meta.url,
    connectionString,
    schema,
    containerUrl,
    setSearchPath: String(statement('setSearchPath').text),
    bodyText,
    answered: flag.buffer,
    port: far,
  }
  const worker = new Worker(`(${bodyWorker.toString()})()`, { eval: true, workerData, transferList: [far] })
  worker.unref()
  near.unref()
  const ask = (digest: string): BodyAnswer => {
    Atomics.store(flag, 0, 0)
    near.postMessage(digest)
    Atomics.wait(flag, 0, 0, readMs)
    const received = receiveMessageOnPort(near) as { message: BodyAnswer } | undefined
    return received?.message ?? { kind: 'failed', message: 'no answer for a minute', code: 'ETIMEDOUT' }
  }
  return { worker, ask }
}

function bytesOf(answer: BodyAnswer, digest: string, address: PostgresAddress): Buffer {
  if (answer.kind === 'failed') {
    throw storeError(Object.assign(new Error(answer.message), { code: answer.code }), address)
  }
  if (answer.kind === 'missing') {
    throw new StoreError('body-missing', `there are no bytes with the digest ${digest} in the store`)
  }
  if (answer.kind === 'elsewhere') {
    throw new StoreError(
      'body-missing',
      `the bytes with the digest ${digest} are in a container of Azure; open the store with the address of this container (--bodies)`,
    )
  }
  const bytes = Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength)
  // What the archive is for: nobody gets bytes that are not those that came.
  if (hash('sha256', bytes) === digest) return bytes
  throw new StoreError('body-damaged', `the bytes with the digest ${digest} are damaged in the store`)
}
