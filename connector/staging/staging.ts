import type { Readable } from 'node:stream'

/** A staged batch that was fetched for reading back. */
interface StagedFile {
  /** A local copy, or the thing itself where staging is local. */
  path: string
  /** The local copy is no longer needed. */
  release(): Promise<void>
}

/**
 * Where batches lie between their transfer from TeleMessage and their import (STG). A port: a folder of this machine is
 * one implementation, Azure Blob Storage another.
 */
export interface Staging {
  /** Puts a batch; it is there whole when this returns, or not at all when it throws. */
  put(name: string, content: Readable): Promise<void>
  open(name: string): Promise<StagedFile>
  remove(name: string): Promise<void>
  /** Removes what an earlier run left behind. Its window was not completed, so all of it is fetched again. */
  clear(): Promise<void>
}
