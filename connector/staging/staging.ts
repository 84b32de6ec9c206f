import type { Readable } from 'node:stream'

/** A staged batch that was fetched for reading back. */
interface StagedFile {
  /** A local copy, or the batch itself if staging is local. */
  path: string
  /** The local copy is no longer needed. */
  release(): Promise<void>
}

/**
 * Where batches lie between their transfer from TeleMessage and their import (STG). A port: a folder of this machine is
 * one implementation, Azure Blob Storage another.
 */
export interface Staging {
  /** Puts a batch. It is complete when this returns, or absent when it throws. */
  put(name: string, content: Readable): Promise<void>
  open(name: string): Promise<StagedFile>
  remove(name: string): Promise<void>
  /** Removes what an earlier run left. That window was not completed, so everything is fetched again. */
  clear(): Promise<void>
}
