import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type AttachmentContent, pendingUploadsBytesMax, uploadSizeBytesMax } from '../../contract/index.ts'
import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { contentForm } from '../content-form.ts'
import { siteError } from '../refusals/site-error.ts'

/** An upload that waits for the event that refers to it. */
interface StoredUpload {
  readonly uploadId: string
  readonly content: AttachmentContent
}

/** Attachments that devices uploaded and no event refers to yet. */
export interface Uploads extends Savable {
  /** Throws the SiteErrors `body-too-large` and `uploads-pile-up`: bytes of waiting uploads are held in memory. */
  add(deviceId: string, bytes: Buffer): StoredUpload
  /** The content of an upload of this device. Throws the SiteError `upload-unknown`. */
  waiting(deviceId: string, uploadId: string): AttachmentContent
  /** An event used it: nobody can refer to it again. */
  taken(uploadId: string): void
  /** Drops the uploads of a device that no event refers to. */
  drop(deviceId: string): void
}

interface Waiting extends StoredUpload {
  readonly deviceId: string
}

/** The uploads that the tables hold. */
export function createUploads(tables: StateTables): Uploads {
  const content = contentForm(tables)
  const held = tables.map<Waiting>('waiting', {
    toStored: (upload) => ({ ...upload, content: content.toStored(upload.content) }),
    fromStored: (stored) => {
      const upload = stored as Waiting
      return { ...upload, content: content.fromStored(upload.content) }
    },
  })
  // Not restored with the rest: an id must not name other bytes later.
  const added = tables.value('added', () => 0)
  const ofDevice = (deviceId: string): Waiting[] => [...held.values()].filter((upload) => upload.deviceId === deviceId)
  return {
    add: (deviceId, bytes) => {
      if (bytes.length > uploadSizeBytesMax) throw siteError('body-too-large')
      const waitingBytes = ofDevice(deviceId).reduce((sum, { content }) => sum + content.sizeBytes, 0)
      if (waitingBytes + bytes.length > pendingUploadsBytesMax) throw siteError('uploads-pile-up')
      added.set(added.get() + 1)
      const upload = { uploadId: `upload-${added.get()}`, deviceId, content: contentOf(bytes) }
      held.set(upload.uploadId, upload)
      return upload
    },
    waiting: (deviceId, uploadId) => {
      const upload = held.get(uploadId)
      if (upload?.deviceId !== deviceId) throw siteError('upload-unknown')
      return upload.content
    },
    taken: (uploadId) => {
      held.delete(uploadId)
    },
    drop: (deviceId) => {
      for (const { uploadId } of ofDevice(deviceId)) held.delete(uploadId)
    },
    save: () => held.save(),
  }
}

function contentOf(bytes: Buffer): AttachmentContent {
  return {
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    // In an array: a stream over a bare empty buffer would have one chunk without bytes.
    open: () => Readable.from(bytes.length === 0 ? [] : [bytes]),
  }
}
