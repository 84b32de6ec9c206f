import type { AnonymousCredential, newPipeline, StorageSharedKeyCredential } from '@azure/storage-blob'

/** Where batches are staged in Azure Blob Storage, and with what right. */
export type StagingPlace =
  /** Address of a container: with a shared access signature in it, or without one for a credential that the caller gives. */
  | { kind: 'container-url'; url: URL }
  /** With the key of the account: the container is made, private, when it is missing. */
  | { kind: 'connection-string'; connectionString: string; container: string }

/**
 * What `@azure/identity` makes: `new DefaultAzureCredential()`. Given in process by whoever runs the connector, so that
 * this package need not bring the identity libraries along for those who sign in otherwise (docs/decisions/0013).
 */
export type StagingCredential = Exclude<
  Parameters<typeof newPipeline>[0],
  StorageSharedKeyCredential | AnonymousCredential | undefined
>
