import type { Savable } from '../../../control/savable.ts'
import { drawSecret } from '../../../control/seed.ts'
import { bytesForm } from '../../../control/state/body-forms.ts'
import type { StateTables, StoredForm } from '../../../control/state/state-tables.ts'
import { createUrlSessions, type UrlSession } from '../../graph/url-sessions.ts'
import type { FileDescription } from '../written-attachment.ts'

/** What a session is opened for. */
interface NewUpload {
  entryId: string
  messageId: string
  /** The app that opened it. */
  appId: string
  file: FileDescription
  sizeBytes: number
}

interface UploadLeave extends NewUpload {
  sessionId: string
  /** The chunks so far, in order. */
  chunks: readonly Buffer[]
  receivedBytes: number
}

/** A time-limited permission to upload one file to one message, without an access token, and its progress. */
export type UploadSession = UrlSession<UploadLeave>

/** The open upload sessions of a tenant, by the secret token in their URL. */
export interface UploadSessions extends Savable {
  open(upload: NewUpload): { token: string; session: UploadSession }
  /** Undefined for an unknown token, and for one whose session is over. */
  behind(token: string): UploadSession | undefined
  /** The session with one more chunk. */
  append(token: string, session: UploadSession, chunk: Buffer): UploadSession
  /** Ends a session; false when the token has none. */
  close(token: string): boolean
}

/** The sessions that the tables hold. They live for `lifeSeconds` on the real clock. */
export function createUploadSessions(lifeSeconds: number, tables: StateTables): UploadSessions {
  const { open, behind, replace, close, save } = createUrlSessions<UploadLeave>(lifeSeconds, tables, formOf(tables))
  return {
    open: (upload) => open({ ...upload, sessionId: drawSecret(16), chunks: [], receivedBytes: 0 }),
    behind,
    append: (token, session, chunk) => {
      const receivedBytes = session.receivedBytes + chunk.length
      const longer = { ...session, chunks: [...session.chunks, chunk], receivedBytes }
      replace(token, longer)
      return longer
    },
    close,
    save,
  }
}

function formOf(tables: StateTables): StoredForm<UploadSession> {
  const { toStored, fromStored } = bytesForm(tables)
  return {
    toStored: (session) => ({ ...session, chunks: session.chunks.map(toStored) }),
    fromStored: (stored) => {
      const session = stored as UploadSession
      return { ...session, chunks: session.chunks.map(fromStored) }
    },
  }
}
