import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { StorageSharedKeyCredential } from '@azure/storage-blob'
import { drawSecret } from '../control/seed.ts'

/** A storage account of Azurite on this machine. No connector gets its key. */
export interface StorageAccount {
  /** The address of the account's containers: `http://127.0.0.1:40123/mocktelemessage`. */
  endpoint: string
  key: StorageSharedKeyCredential
}

const accountName = 'mocktelemessage'
const require = createRequire(import.meta.url)

/** The entry file of Azurite's blob service; undefined if Azurite is not installed. */
function azuriteEntry(): string | undefined {
  try {
    const manifest = require.resolve('azurite/package.json')
    const { bin } = require(manifest) as { bin: Record<string, string> }
    return bin['azurite-blob'] === undefined ? undefined : join(dirname(manifest), bin['azurite-blob'])
  } catch {
    return undefined
  }
}

/** Whether the client of the storage is installed, `@azure/storage-blob`. */
function isClientInstalled(): boolean {
  try {
    require.resolve('@azure/storage-blob')
    return true
  } catch {
    return false
  }
}

/** Whether storage for staging is available: the optional packages `azurite` and `@azure/storage-blob`. */
export function isStorageInstalled(): boolean {
  return azuriteEntry() !== undefined && isClientInstalled()
}

let started: Promise<StorageAccount> | undefined

/**
 * The storage account of this process, started when it is first needed, because Azurite takes a second to load and most
 * commands never need it. It listens on a free port of the loopback interface, keeps everything in memory, and ends
 * with the process. Throws an Error if one of the two packages is not installed, or if Azurite does not start.
 */
export function storageAccount(): Promise<StorageAccount> {
  started ??= start()
  return started
}

/** Sends its output as messages, because reading the output of a thread would keep the process alive. */
const inThread = `
const { parentPort, workerData } = require('node:worker_threads')
console.log = console.warn = console.error = (...words) => parentPort.postMessage(words.join(' '))
require(workerData)
`

async function start(): Promise<StorageAccount> {
  const entry = azuriteEntry()
  if (entry === undefined || !isClientInstalled())
    throw new Error('there is no storage for staging: npm install azurite @azure/storage-blob')
  const { StorageSharedKeyCredential } = await import('@azure/storage-blob')
  const secret = Buffer.from(drawSecret()).toString('base64')
  const thread = new Worker(inThread, {
    eval: true,
    workerData: entry,
    argv: [
      ...['--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence', '--silent'],
      ...['--skipApiVersionCheck', '--disableProductStyleUrl', '--disableTelemetry'],
    ],
    env: { AZURITE_ACCOUNTS: `${accountName}:${secret}` },
  })
  const address = await listening(thread)
  thread.unref()
  return { endpoint: `${address}/${accountName}`, key: new StorageSharedKeyCredential(accountName, secret) }
}

function listening(thread: Worker): Promise<string> {
  const printed: string[] = []
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    thread.once('exit', () => reject(new Error(`Azurite did not start: ${printed.join('; ')}`)))
    thread.on('message', (line: string) => {
      const address = /listens on (http\S+)/.exec(line)?.[1]
      if (address === undefined) printed.push(line)
      else resolve(address)
    })
  })
}
