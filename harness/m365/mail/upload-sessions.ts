import { realNow } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import { drawSecret } from '../../control/seed.ts'
import type { FileDescription } from './written-attachment.ts'

/** Leave to upload one file to one message for a while, without an access token. It never changes: progress makes another. */
export interface UploadSession {
  readonly sessionId: string
  readonly entryId: string
  readonly messageId: string
  /** The app that opened it. */
  readonly appId: string
  readonly file: FileDescription
  readonly sizeBytes: number
  /** What has come so far, in order. */
  readonly chunks: readonly Buffer[]
  readonly receivedBytes: number
  /** On the real clock. */
  readonly expiresAt: Date
}

/** What a session is opened for. */
export type NewUpload = Pick<UploadSession, 'entryId' | 'messageId' | 'appId' | 'file' | 'sizeBytes'>

/** The open upload sessions of a tenant, by the secret token in their URL. */
export interface UploadSessions extends Savable {
  open(upload: NewUpload): { token: string; session: UploadSession }
  /** Undefined for a token that was never given out, and for one whose session is over. */
  behind(token: string): UploadSession | undefined
  /** The session with one more chunk. */
  append(token: string, session: UploadSession, chunk: Buffer): UploadSession
  /** Ends a session; false when there is none behind the token. */
  close(token: string): boolean
}

/** Sessions that live for `lifeSeconds` on the real clock. */
export function createUploadSessions(lifeSeconds: number): UploadSessions {
  // In the order of their opening, which is that of their expiry.
  let sessions = new Map<string, UploadSession>()
  const forgetExpired = (): void => {
    for (const [token, session] of sessions) {
      if (!isOver(session)) return
      sessions.delete(token)
    }
  }
  return {
    open: (upload) => {
      forgetExpired()
      const token = drawSecret()
      const expiresAt = new Date(realNow().getTime() + lifeSeconds * 1000)
      const sessionId = drawSecret(16)
      const session: UploadSession = { ...upload, sessionId, chunks: [], receivedBytes: 0, expiresAt }
      sessions.set(token, session)
      return { token, session }
    },
    behind: (token) => {
      const session = sessions.get(token)
      return session === undefined || isOver(session) ? undefined : session
    },
    append: (token, session, chunk) => {
      const receivedBytes = session.receivedBytes + chunk.length
      const longer = { ...session, chunks: [...session.chunks, chunk], receivedBytes }
      sessions.set(token, longer)
      return longer
    },
    close: (token) => sessions.delete(token),
    save: () => {
      const kept = new Map(sessions)
      return () => {
        sessions = new Map(kept)
      }
    },
  }
}

function isOver(session: UploadSession): boolean {
  return realNow() >= session.expiresAt
}
