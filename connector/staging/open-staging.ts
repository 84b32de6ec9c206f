import { join } from 'node:path'
import type { Settings } from '../environment.ts'
import type { Caller } from '../http/caller.ts'
import type { Policy } from '../policy.ts'
import type { StagingCredential } from '../staging-place.ts'
import { createFolderStaging } from './folder-staging.ts'
import type { Staging } from './staging.ts'

/** The staging of a run: in Azure Blob Storage where the settings name a place there, else in a folder beside the state. */
export async function openStaging(options: {
  settings: Pick<Settings, 'stagingPlace' | 'stateDir'>
  credential: StagingCredential | undefined
  caller: Caller
  policy: Policy
}): Promise<Staging> {
  const { settings, credential, caller, policy } = options
  const folder = join(settings.stateDir, 'staging')
  const place = settings.stagingPlace
  if (place === undefined) return createFolderStaging(folder)
  // Loaded only when needed: loading the SDK takes a quarter of a second.
  const { createAzureStaging } = await import('./azure-staging.ts')
  return createAzureStaging({ place, credential, caller, policy, localFolder: folder })
}
