import { readFile } from 'node:fs/promises'
import type { ContainerClient } from '@azure/storage-blob'
import { createCaller } from '../../connector/http/caller.ts'
import { createHttpClient } from '../../connector/http/http-client.ts'
import { defaultPolicy } from '../../connector/policy.ts'
import { azureHttpClient } from '../../connector/staging/azure-http.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'

/** The staging container, for faults that do more with it than staging does. */
export async function openOwnContainer(environment: ConnectorEnvironment): Promise<ContainerClient> {
  const { MT_CA_FILE, MT_STAGING_URL = '' } = environment
  const ca = MT_CA_FILE === undefined ? undefined : await readFile(MT_CA_FILE, 'utf8')
  // Its idle connections time out, so they keep no process alive.
  const httpClient = createHttpClient({ ca, idleTimeoutMs: 15_000 })
  const caller = createCaller({ httpClient, policy: defaultPolicy, signal: new AbortController().signal })
  const { ContainerClient, newPipeline } = await import('@azure/storage-blob')
  return new ContainerClient(MT_STAGING_URL, newPipeline(undefined, { httpClient: azureHttpClient(caller) }))
}
