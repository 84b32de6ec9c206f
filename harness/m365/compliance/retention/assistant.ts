import type { VirtualClock } from '../../../control/clock.ts'
import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import type { ComplianceEvents } from '../compliance-event.ts'
import type { MailboxPass } from './mailbox-pass.ts'

/** How often the assistant comes by at least, in days. */
const passDays = 7
const passMs = passDays * 24 * 60 * 60 * 1000

/** The Managed Folder Assistant: it alone deletes by age, and removes for good what nothing keeps. */
export interface Assistant extends Savable {
  /** Makes the passes that are due by now, one for each seven days since the last, each as of its own day. */
  check(): Promise<void>
  /** Makes a pass now, of one mailbox or of all, and returns what it did in each mailbox in which it did something. */
  runNow(entryId?: string): Promise<MailboxPass[]>
  /** When the latest pass of all mailboxes was, or would have been. */
  lastPassAt(): Date
  /** The first pass that is at this instant or later, and after the latest one. In milliseconds since 1970. */
  passFrom(atMs: number): number
}

/** What the assistant is made from. */
export interface AssistantOptions {
  clock: Pick<VirtualClock, 'now'>
  tables: StateTables
  events: Pick<ComplianceEvents, 'tell'>
  /** The entry ids of all mailboxes. */
  entryIds(): string[]
  pass(entryId: string, at: Date): Promise<MailboxPass>
}

/** An assistant that comes by for the first time seven days from now, or goes on with the passes that the tables know of. */
export function createAssistant({ clock, tables, events, entryIds, pass }: AssistantOptions): Assistant {
  const last = tables.value('last pass', () => clock.now())
  let running: Promise<unknown> = Promise.resolve()
  /** One pass after the other: two at once would both move the same item. */
  const queued = <T>(act: () => Promise<T>): Promise<T> => {
    const done = running.then(act, act)
    running = done.catch(() => undefined)
    return done
  }
  const passOf = async (at: Date, only: string[]): Promise<MailboxPass[]> => {
    const passes: MailboxPass[] = []
    for (const entryId of only) passes.push(await pass(entryId, at))
    const acted = passes.filter((one) => one.softDeleted + one.erased + one.kept + one.blocked > 0 || one.isSmall)
    const sum = (of: 'softDeleted' | 'erased' | 'kept'): number => acted.reduce((total, one) => total + one[of], 0)
    const counts = { softDeleted: sum('softDeleted'), erased: sum('erased'), kept: sum('kept') }
    events.tell('assistant ran', at.toISOString(), counts)
    return acted
  }
  return {
    check: () =>
      queued(async () => {
        const now = clock.now().getTime()
        while (last.get().getTime() + passMs <= now) {
          const at = new Date(last.get().getTime() + passMs)
          // The next pass does what one leaves undone that the end of the process cuts short.
          last.set(at)
          await passOf(at, entryIds())
        }
      }),
    runNow: (entryId) =>
      queued(async () => {
        const at = clock.now()
        if (entryId === undefined) last.set(at)
        return passOf(at, entryId === undefined ? entryIds() : [entryId])
      }),
    lastPassAt: last.get,
    passFrom: (atMs) => {
      const lastMs = last.get().getTime()
      return lastMs + Math.max(1, Math.ceil((atMs - lastMs) / passMs)) * passMs
    },
    save: last.save,
  }
}
