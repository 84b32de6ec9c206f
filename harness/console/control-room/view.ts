import type { ConsoleView } from '../page.ts'
import { controlRoomActions } from './control-room-actions.ts'
import { controlRoomPage } from './control-room-page.ts'
import { journalPage } from './journal-page.ts'

/** Calendar, faults, snapshots and journal. */
export const controlRoomView: ConsoleView = {
  name: 'Control room',
  path: '/control-room',
  pages: [controlRoomPage, journalPage],
  actions: controlRoomActions,
}
