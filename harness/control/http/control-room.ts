import type { VirtualClock } from '../clock.ts'
import type { FaultBoard } from '../faults/fault-board.ts'
import type { Journal } from '../journal.ts'

/** What the servers of one world share: the calendar, the faults, and the record of what happened. */
export interface ControlRoom {
  clock: VirtualClock
  faults: FaultBoard
  journal: Journal
}
