import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { UserError } from '../../user-error.ts'
import type { PresentServer } from './present-server.ts'

/** A session in which the store is asked which process works. */
export interface WatchSession {
  /** Undefined: none works. Throws a UserError if it cannot be understood, for example because another version wrote it; another error for a lost session. */
  read(): Promise<PresentServer | undefined>
  close(): Promise<void>
}

/** How a follower watches the process that works. */
export interface Watching<Session extends WatchSession> {
  first: PresentServer
  session: Session
  /** A session in the place of one that was lost. */
  reopen(): Promise<Session>
  /** Called with the process that works from now on; undefined: none. */
  changed(present: PresentServer | undefined, before: PresentServer | undefined, session: Session): Promise<void>
  /** Says to the user what is wrong, once until it is over. */
  say(text: string): void
  isStopped(): boolean
  everyMs: number
}

/** Watches until it is stopped. After a failure of the data base, the last process stays until there is another session. */
export async function watchPresentServer<Session extends WatchSession>(watching: Watching<Session>): Promise<void> {
  const { reopen, changed, say, isStopped, everyMs } = watching
  let before: PresentServer | undefined = watching.first
  let session: Session | undefined = watching.session
  let said = ''
  while (!isStopped()) {
    try {
      session ??= await reopen()
      const present = await session.read()
      if (present === undefined || !isDeepStrictEqual(present, before)) await changed(present, before, session)
      before = present
      said = ''
    } catch (error) {
      // Another session would read the same.
      if (error instanceof UserError) {
        if (said !== error.message) say(error.message)
        said = error.message
      } else {
        await session?.close().catch(() => {})
        session = undefined
      }
    }
    await pause(everyMs)
  }
  await session?.close()
}
