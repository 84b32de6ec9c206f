import { ContainerClient, newPipeline, StorageSharedKeyCredential } from '@azure/storage-blob'
import { FatalError } from '../errors.ts'
import type { Caller } from '../http/caller.ts'
import type { StagingCredential, StagingPlace } from '../staging-place.ts'
import { stagingError } from './azure-error.ts'
import { azureHttpClient, stagingService } from './azure-http.ts'

export interface ContainerOptions {
  place: StagingPlace
  credential?: StagingCredential | undefined
  caller: Caller
}

/**
 * The container that batches are staged in. With the key of the account it is made when it is missing, and has to be
 * private; a signature or a credential names one that is there. Throws a FatalError (`staging-refused`,
 * `environment-invalid`) or what `stagingError` makes of the SDK's own.
 */
export async function openContainer({ place, credential, caller }: ContainerOptions): Promise<ContainerClient> {
  // One try: the caller below already repeats requests, and a second layer would multiply the waits.
  const options = { httpClient: azureHttpClient(caller), retryOptions: { maxTries: 1 } }
  if (place.kind === 'container-url') {
    if (credential === undefined && !place.url.searchParams.has('sig'))
      throw new FatalError('environment-invalid', unsigned)
    return new ContainerClient(place.url.href, newPipeline(credential, options))
  }
  const { url, account } = accountOf(place.connectionString)
  const container = new ContainerClient(`${url}/${encodeURIComponent(place.container)}`, newPipeline(account, options))
  try {
    await container.createIfNotExists()
    const { blobPublicAccess } = await container.getAccessPolicy()
    if (blobPublicAccess === undefined) return container
  } catch (error) {
    throw stagingError(error)
  }
  const message = `everybody can read the staging container: remove its public access in ${stagingService}, then run again`
  throw new FatalError('staging-refused', message)
}

const unsigned =
  'MT_STAGING_URL has no shared access signature: add one, or run the connector in process with a credential'

function accountOf(connectionString: string): { url: string; account: StorageSharedKeyCredential } {
  const fields = new Map(
    connectionString.split(';').map((field): [string, string] => {
      const end = field.indexOf('=')
      return [field.slice(0, end).trim(), field.slice(end + 1).trim()]
    }),
  )
  const name = fields.get('AccountName')
  const key = fields.get('AccountKey')
  const scheme = fields.get('DefaultEndpointsProtocol') ?? 'https'
  const byName = `${scheme}://${name}.blob.${fields.get('EndpointSuffix') ?? 'core.windows.net'}`
  const url = fields.get('BlobEndpoint') ?? byName
  if (!name || !key || !URL.canParse(url)) {
    const message = 'MT_STAGING_CONNECTION_STRING is invalid: give one with AccountName and AccountKey'
    throw new FatalError('environment-invalid', message)
  }
  return { url: url.replace(/\/+$/, ''), account: new StorageSharedKeyCredential(name, key) }
}
