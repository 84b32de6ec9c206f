import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { ContainerClient, ContainerSASPermissions, StorageSharedKeyCredential } from '@azure/storage-blob'
import { createCaller } from '../http/caller.ts'
import { createHttpClient } from '../http/http-client.ts'
import { defaultPolicy } from '../policy.ts'
import type { StagingPlace } from '../staging-place.ts'
import { createAzureStaging } from './azure-staging.ts'
import type { Staging } from './staging.ts'

/** A storage account on this machine, for the tests of staging in Azure. Nothing of the harness is in it. */
export interface SampleAccount {
  /** Address of a container that is there and private, with a signature in it. */
  signedContainer(name: string): Promise<URL>
  connectionString: string
  /** With the key of the account. */
  container(name: string): ContainerClient
}

const accountName = 'sampleaccount'
const accountKey = Buffer.alloc(64, 'sample key').toString('base64')

const inWorker = `
const { parentPort, workerData } = require('node:worker_threads')
console.log = (line) => parentPort.postMessage(String(line))
// A library of Azurite's looks for one that it does not need, and says so.
console.warn = () => {}
console.error = () => {}
require(workerData)
`

/** Starts Azurite's blob service in memory, in a thread that ends with this process. */
export async function startSampleAccount(): Promise<SampleAccount> {
  const worker = new Worker(inWorker, {
    eval: true,
    workerData: createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js'),
    argv: ['--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence', '--silent'].concat(
      '--skipApiVersionCheck',
      '--disableTelemetry',
    ),
    env: { AZURITE_ACCOUNTS: `${accountName}:${accountKey}` },
  })
  const address = await new Promise<string>((resolve, reject) => {
    worker.once('error', reject)
    worker.on('message', (line: string) => {
      const found = /listens on (http\S+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  worker.unref()
  const endpoint = `${address}/${accountName}`
  const key = new StorageSharedKeyCredential(accountName, accountKey)
  const container = (name: string): ContainerClient => new ContainerClient(`${endpoint}/${name}`, key)
  return {
    container,
    connectionString: `AccountName=${accountName};AccountKey=${accountKey};BlobEndpoint=${endpoint}`,
    signedContainer: async (name) => {
      await container(name).createIfNotExists()
      const permissions = ContainerSASPermissions.parse('racwdl')
      // A fixed date: the tests read no clock.
      const expiresOn = new Date('2199-01-01T00:00:00Z')
      return new URL(await container(name).generateSasUrl({ permissions, expiresOn }))
    },
  }
}

/** Staging in a place, by the connector's own caller with short waits. */
export async function sampleAzureStaging(place: StagingPlace, localFolder: string): Promise<Staging> {
  const policy = { ...defaultPolicy, backoffMs: [1, 1, 1], stagingBlockBytes: 1_000_000 }
  const httpClient = createHttpClient({ idleTimeoutMs: 5_000 })
  const caller = createCaller({ httpClient, policy, signal: new AbortController().signal })
  return createAzureStaging({ place, caller, policy, localFolder })
}
