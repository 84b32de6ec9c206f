import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { ContainerClient } from '@azure/storage-blob'
import type { ConnectorParts, Staging } from '../../connector/index.ts'
import { createFolderStaging } from '../../connector/staging/folder-staging.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty, faultyAround } from '../wrong-connectors/faulty.ts'
import { openOwnContainer } from '../wrong-connectors/own-container.ts'

/** Wrong about the place of items before they are imported (STG). */
export const stagingFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'stages-on-its-own-disk',
      fault: 'Batches are kept in the connector’s own folder, never in the container.',
      mustRed: ['STG-1'],
    },
    { before: ({ MT_STAGING_URL: _, ...environment }) => environment },
  ),
  faulty(
    {
      id: 'staged-when-imported',
      fault: 'A batch is put into the container only after its import, as a record.',
      mustRed: ['STG-1'],
    },
    (_right, { environment }) =>
      stagedOtherwise((container) => {
        const folder = folderOf(environment)
        return {
          put: async (name, content) => (await folder).put(name, content),
          open: async (name) => (await folder).open(name),
          remove: async (name) => {
            const { path } = await (await folder).open(name)
            await container.put(name, createReadStream(path))
            await container.remove(name)
            await (await folder).remove(name)
          },
        }
      }),
  ),
  faulty(
    {
      id: 'first-batch-staged',
      fault: 'Only the first batch of a run goes through the container; the others are imported directly.',
      mustRed: ['STG-1'],
    },
    (_right, { environment }) =>
      stagedOtherwise((container) => {
        const folder = folderOf(environment)
        const placeOf = async (name: string): Promise<Staging> => (name.includes('_1_') ? container : folder)
        return {
          put: async (name, content) => (await placeOf(name)).put(name, content),
          open: async (name) => (await placeOf(name)).open(name),
          remove: async (name) => (await placeOf(name)).remove(name),
        }
      }),
  ),
  faulty(
    {
      id: 'password-in-the-metadata',
      fault: 'The metadata of a batch contains the password with which it was fetched.',
      mustRed: ['STG-2'],
    },
    (_right, { environment }) =>
      afterEachPut(environment, async (container, name) => {
        await container.getBlobClient(name).setMetadata({ password: environment.MT_TELEMESSAGE_PASSWORD })
      }),
  ),
  faulty(
    {
      id: 'settings-beside-the-batch',
      fault: 'The settings with all secrets are in the container, so that another machine can import a batch.',
      mustRed: ['STG-2'],
    },
    (_right, { environment }) =>
      afterEachPut(environment, async (container) => {
        const settings = JSON.stringify(environment)
        await container.getBlockBlobClient('settings.json').upload(settings, Buffer.byteLength(settings))
      }),
  ),
  faulty(
    {
      id: 'container-opened',
      fault: 'It makes the container readable by everyone, so that support can look at it.',
      mustRed: ['STG-2'],
    },
    (_right, { environment }) =>
      afterEachPut(environment, async (container) => {
        // The storage refuses it: a signature for a container does not allow it.
        await container.setAccessPolicy('container').catch(() => undefined)
      }),
  ),
  faulty(
    {
      id: 'staged-data-left-behind',
      fault: 'A batch stays in the container after its import.',
      mustRed: ['STG-4'],
    },
    (_right, { environment }) => inContainerOtherwise(environment, () => ({ remove: async () => undefined })),
  ),
  faulty(
    {
      id: 'failed-run-left-in-the-container',
      fault: 'What a failed run has put into the container stays there; each run removes its own batches only.',
      mustRed: ['STG-4'],
    },
    (_right, { environment }) => inContainerOtherwise(environment, () => ({ clear: async () => undefined })),
  ),
  faulty(
    {
      id: 'removed-before-import',
      fault: 'A batch is removed from the container as soon as it was read, before anything of it is imported.',
      mustRed: ['STG-4'],
    },
    (_right, { environment }) =>
      inContainerOtherwise(environment, (container) => ({
        open: async (name) => {
          const file = await container.open(name)
          await container.remove(name)
          return file
        },
      })),
  ),
]

/** The parts of a connector that changes some steps of staging. */
function stagedOtherwise(change: (container: Staging) => Partial<Staging>): Partial<ConnectorParts> {
  return { staging: (container) => ({ ...container, ...change(container) }) }
}

/** The same, only for a container; nothing may change for a folder. */
function inContainerOtherwise(
  { MT_STAGING_URL: url }: ConnectorEnvironment,
  change: (container: Staging) => Partial<Staging>,
): Partial<ConnectorParts> {
  return url === undefined ? {} : stagedOtherwise(change)
}

/** The parts of a connector that does something more with the container after each batch. */
function afterEachPut(
  environment: ConnectorEnvironment,
  work: (container: ContainerClient, name: string) => Promise<void>,
): Partial<ConnectorParts> {
  return stagedOtherwise((staging) => ({
    put: async (name, content) => {
      await staging.put(name, content)
      if (environment.MT_STAGING_URL !== undefined) await work(await openOwnContainer(environment), name)
    },
  }))
}

function folderOf({ MT_STATE_DIR }: ConnectorEnvironment): Promise<Staging> {
  return createFolderStaging(join(MT_STATE_DIR, 'elsewhere'))
}
