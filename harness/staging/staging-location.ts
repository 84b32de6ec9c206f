import type { ContainerClient } from '@azure/storage-blob'
import type { CertificateAuthority } from '../control/certificate-authority.ts'
import { realNow } from '../control/clock.ts'
import type { ControlRoom } from '../control/http/control-room.ts'
import { listen } from '../control/http/listener.ts'
import { storageAccount } from './azurite.ts'
import { journalProxy, type StagingRefusal } from './journal-proxy.ts'
import type { StagedBlob, StagingEvent } from './staging-event.ts'
import type { StorageOperation } from './storage-operation.ts'
import { statusForStrangers } from './stranger.ts'

/** The container of one world; all requests pass through the journal. */
export interface StagingLocation {
  /** The address for a connector: the container, with a signature that is valid only for it. */
  url: string
  /** The signature in the address, which must be kept secret like a password. */
  signature: string
  /** From now on, keeps everything that is put into the container, and requests each blob without credentials. */
  watch(): void
  /** The events since then, oldest first. */
  events(): readonly StagingEvent[]
  /** The present blobs, whole. */
  blobs(): Promise<StagedBlob[]>
  /** The status of a request without credentials for the list of blobs. */
  listToAnybody(): Promise<number>
  /** From now on, some requests are refused; undefined: as usual. */
  refuse(refusal: StagingRefusal | undefined): void
  close(): Promise<void>
}

export interface StagingLocationOptions {
  room: Pick<ControlRoom, 'journal' | 'clock'>
  authority: CertificateAuthority
  /** The number of the newest message in any mailbox of the tenant; 0 before the first. */
  importsSoFar: () => number
}

/** Longer than any run; a scenario that needs an expired signature makes its own. */
const signatureLifeMs = 24 * 60 * 60 * 1000
let containers = 0

/** Makes a private container, and opens the journal in front of it. Throws if the storage does not start. */
export async function openStagingLocation(options: StagingLocationOptions): Promise<StagingLocation> {
  const { room, authority, importsSoFar } = options
  const account = await storageAccount()
  // Only here: a package that is optional cannot be loaded with the rest.
  const { ContainerClient } = await import('@azure/storage-blob')
  containers += 1
  const container = new ContainerClient(`${account.endpoint}/staging-${containers}`, account.key)
  await container.create()
  const events: StagingEvent[] = []
  let isWatched = false
  let refusal: StagingRefusal | undefined
  const carriedOut = async (
    { name: operation, blob: name, commits, removes }: StorageOperation,
    status: number,
    headers: Record<string, unknown>,
  ): Promise<void> => {
    if (!isWatched) return
    const importsBefore = importsSoFar()
    if (operation === 'container.setAccess') {
      const access = String(headers['x-ms-blob-public-access'] ?? 'nobody')
      events.push({ kind: 'access-asked', access, importsBefore })
    }
    if (status >= 300 || name === undefined) return
    if (removes) events.push({ kind: 'removed', name, importsBefore })
    if (commits) events.push({ kind: 'committed', ...(await readBlob(container, name)), importsBefore })
  }
  const target = new URL(account.endpoint)
  const proxy = await listen(journalProxy({ target, room, refusal: () => refusal, carriedOut }), { authority })
  const signed = new URL(await signedUrl(container))
  return {
    url: `${proxy.url}${signed.pathname}${signed.search}`,
    signature: signed.searchParams.get('sig') ?? '',
    watch: () => {
      isWatched = true
    },
    events: () => events,
    blobs: async () => {
      const blobs: StagedBlob[] = []
      for await (const { name } of container.listBlobsFlat({ includeUncommitedBlobs: false })) {
        blobs.push(await readBlob(container, name))
      }
      return blobs
    },
    listToAnybody: () => statusForStrangers(`${container.url}?restype=container&comp=list`),
    refuse: (refused) => {
      refusal = refused
    },
    close: proxy.close,
  }
}

async function signedUrl(container: ContainerClient): Promise<string> {
  const { ContainerSASPermissions } = await import('@azure/storage-blob')
  const permissions = ContainerSASPermissions.parse('racwdlt')
  // On the real clock, because the storage uses it too. It begins early, in case the clocks differ.
  const now = realNow().getTime()
  const startsOn = new Date(now - signatureLifeMs)
  return container.generateSasUrl({ permissions, startsOn, expiresOn: new Date(now + signatureLifeMs) })
}

async function readBlob(container: ContainerClient, name: string): Promise<StagedBlob> {
  const client = container.getBlobClient(name)
  const [bytes, { metadata = {} }, { tags }, toAnybody] = await Promise.all([
    client.downloadToBuffer(),
    client.getProperties(),
    client.getTags(),
    statusForStrangers(client.url),
  ])
  const said = Object.entries({ ...metadata, ...tags }).map(([key, value]) => `${key}: ${value}`)
  return { name, bytes, said, toAnybody }
}
