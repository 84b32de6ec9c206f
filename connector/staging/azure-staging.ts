import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ContainerClient } from '@azure/storage-blob'
import { RetriableError } from '../errors.ts'
import type { Policy } from '../policy.ts'
import { type ContainerOptions, openContainer } from './azure-container.ts'
import { isNoSuchBlob, stagingError } from './azure-error.ts'
import { uploadBlocks } from './azure-upload.ts'
import { isBatchName } from './batch-name.ts'
import { MeasuringStream } from './measuring-stream.ts'
import type { Staging } from './staging.ts'

export interface AzureStagingOptions extends ContainerOptions {
  /** The local folder for batches while they are imported; created if missing, private to this user. */
  localFolder: string
  policy: Pick<Policy, 'stagingBlockBytes' | 'backoffMs'>
}

/**
 * Staging in a container of Azure Blob Storage (STG-1), through the official SDK. A batch is one blob. Every error is a
 * ConnectorError without address and signature. Only blobs with batch names are removed: other blobs in
 * the container are not ours.
 */
export async function createAzureStaging(options: AzureStagingOptions): Promise<Staging> {
  const { localFolder, policy } = options
  const container = await openContainer(options)
  await emptyLocalFolder(localFolder)
  const put = new Map<string, { sizeBytes: number; sha256: string }>()
  const removeBlob = async (name: string): Promise<void> => {
    await container.getBlobClient(name).deleteIfExists({ deleteSnapshots: 'include' })
  }
  return {
    put: async (name, content) => {
      const measured = new MeasuringStream()
      const blob = container.getBlockBlobClient(name)
      await pipeline(content, measured, (source: AsyncIterable<Buffer>) =>
        uploadBlocks(blob, source, policy.stagingBlockBytes),
      )
      put.set(name, { sizeBytes: measured.sizeBytes, sha256: measured.sha256() })
    },
    open: async (name) => {
      const path = join(localFolder, name)
      const release = (): Promise<void> => rm(path, { force: true })
      const measured = new MeasuringStream()
      try {
        await pipeline(await download(container, name, policy), measured, createWriteStream(path, { mode: 0o600 }))
        const known = put.get(name)
        if (known !== undefined && (known.sizeBytes !== measured.sizeBytes || known.sha256 !== measured.sha256())) {
          throw damaged(name, `it has ${measured.sizeBytes} bytes instead of the ${known.sizeBytes} that were staged`)
        }
      } catch (error) {
        await release()
        throw isNoSuchBlob(error) ? damaged(name, 'it no longer exists') : stagingError(error)
      }
      return { path, release }
    },
    remove: async (name) => {
      await removeBlob(name).catch((error: unknown) => Promise.reject(stagingError(error)))
      put.delete(name)
    },
    clear: async () => {
      await emptyLocalFolder(localFolder)
      try {
        for await (const { name } of container.listBlobsFlat()) if (isBatchName(name)) await removeBlob(name)
      } catch (error) {
        throw stagingError(error)
      }
    },
  }
}

async function emptyLocalFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { recursive: true, mode: 0o700 })
}

/** The whole blob; a broken connection is resumed at the same place, within bounds. */
async function download(
  container: ContainerClient,
  name: string,
  { backoffMs }: Pick<Policy, 'backoffMs'>,
): Promise<Readable> {
  const answer = await container.getBlobClient(name).download(0, undefined, { maxRetryRequests: backoffMs.length })
  return answer.readableStreamBody as Readable
}

function damaged(name: string, why: string): RetriableError {
  return new RetriableError('staged-batch-damaged', `the staged batch ${name} is damaged: ${why}; run again`)
}
