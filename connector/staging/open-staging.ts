import { join } from 'node:path'
import type { Settings } from '../environment.ts'
import { FatalError } from '../errors.ts'
import type { Caller } from '../http/caller.ts'
import type { Policy } from '../policy.ts'
import type { StagingCredential } from '../staging-place.ts'
import { createFolderStaging } from './folder-staging.ts'
import type { Staging } from './staging.ts'

/**
 * The staging of a run: in Azure Blob Storage where the settings name a place there, else in a folder beside the state.
 * Throws a FatalError (`environment-invalid`) for a place in Azure if the SDK is not installed, and what opening the place throws.
 */
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
  const { createAzureStaging } = await azureStaging()
  return createAzureStaging({ place, credential, caller, policy, localFolder: folder })
}

/** Loaded only when needed: the SDK is optional, because it is a third of what a test dependency may take up, and it loads slowly. */
async function azureStaging(): Promise<typeof import('./azure-staging.ts')> {
  try {
    return await import('./azure-staging.ts')
  } catch (error) {
    if (!isMissing(error, '@azure/storage-blob')) throw error
    throw new FatalError(
      'environment-invalid',
      'staging in Azure Storage needs @azure/storage-blob: npm install @azure/storage-blob',
    )
  }
}

function isMissing(error: unknown, packageName: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    error.message.includes(`'${packageName}'`)
  )
}
