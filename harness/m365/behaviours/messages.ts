import type { BehaviourArea } from './behaviour.ts'
import { changingMessages } from './messages-change.ts'
import { creatingMessages } from './messages-create.ts'
import { readingMessages } from './messages-read.ts'

/** Messages over Graph. */
export const messages: BehaviourArea = {
  area: 'messages',
  title: 'Messages',
  behaviours: [...creatingMessages, ...readingMessages, ...changingMessages],
}
