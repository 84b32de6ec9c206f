import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { ContainerClient } from '@azure/storage-blob'
import pLimit from 'p-limit'
import { type Body, StoreError } from '../record-store.ts'

/** A container of Azure Blob Storage for large bodies. */
export interface BodyContainer {
  /** Fulfilled when all are there; does nothing for those that are there already. Throws a StoreError `store-unavailable`. */
  put(bodies: readonly Body[]): Promise<void>
  /** SHA-256, in lower-case hex, of the bytes that are there for a digest; undefined if none are. Throws a StoreError `store-unavailable`. */
  digestOf(digest: string): Promise<string | undefined>
}

const transfersAtOnce = 4

/**
 * The container with a URL, whose query may be a shared access signature that may read, create and write. Throws a StoreError
 * `store-unavailable` if it cannot be used, or if `@azure/storage-blob` is not installed; never with the URL, which is a secret.
 */
export async function openBodyContainer(url: string): Promise<BodyContainer> {
  const container = await containerAt(url)
  const limit = pLimit(transfersAtOnce)
  return {
    put: async (bodies) => {
      const puts = bodies.map((body) => limit(() => put(container, body)))
      await Promise.all(puts).catch((error: unknown) => {
        throw unavailable(error)
      })
    },
    digestOf: (digest) =>
      limit(() => digestOf(container, digest)).catch((error: unknown) => {
        // Nobody needs the others any more, and they would keep the process alive.
        limit.clearQueue()
        throw unavailable(error)
      }),
  }
}

async function containerAt(url: string): Promise<ContainerClient> {
  const { ContainerClient: Client } = await import('@azure/storage-blob').catch(() => {
    throw new StoreError(
      'store-unavailable',
      'bodies in a container of Azure need @azure/storage-blob: npm install @azure/storage-blob',
    )
  })
  try {
    // Says at the start what a first large message would say months later; at once, because a person waits for it.
    await new Client(url, undefined, { retryOptions: { maxTries: 1 } }).getBlobClient('0').exists()
    return new Client(url)
  } catch (error) {
    throw unavailable(error)
  }
}

async function put(container: ContainerClient, { digest, bytes }: Body): Promise<void> {
  try {
    const conditions = { ifNoneMatch: '*' }
    await container.getBlockBlobClient(digest).upload(bytes, bytes.length, { conditions })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'BlobAlreadyExists'
    if (!isThere) throw error
  }
}

async function digestOf(container: ContainerClient, digest: string): Promise<string | undefined> {
  try {
    const found = createHash('sha256')
    const { readableStreamBody } = await container.getBlobClient(digest).download()
    if (readableStreamBody === undefined) throw new Error('the answer has no body')
    await pipeline(readableStreamBody, found)
    return found.digest('hex')
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined
    throw error
  }
}

function unavailable(error: unknown): StoreError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  const answered = status === undefined ? '' : `, status ${String(status)}`
  return new StoreError(
    'store-unavailable',
    `the container of Azure for bodies cannot be used (${code}${answered}); its address must be https://ACCOUNT.blob.core.windows.net/CONTAINER with a shared access signature that may read, and for serve also create and write`,
    error,
  )
}
