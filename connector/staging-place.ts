import type { AnonymousCredential, newPipeline, StorageSharedKeyCredential } from '@azure/storage-blob'

/** Where batches are staged in Azure Blob Storage, and with which credential. */
export type StagingPlace =
  /** Address of a container: with a shared access signature in it, or without one for a credential that the caller gives. */
  | { kind: 'container-url'; url: URL }
  /** With the key of the account: the container is made, private, when it is missing. */
  | { kind: 'connection-string'; connectionString: string; container: string }

/**
 * What `@azure/identity` makes: `new DefaultAzureCredential()`. A program that runs the connector passes it in, so that
 * this package does not depend on the identity libraries (docs/decisions/0013).
 */
export type StagingCredential = Exclude<
  Parameters<typeof newPipeline>[0],
  StorageSharedKeyCredential | AnonymousCredential | undefined
>
