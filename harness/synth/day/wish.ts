import type { CapturedAttachment } from '../../contract/index.ts'
import type { Conversation } from './conversations.ts'
import type { Notice } from './notices.ts'
import type { OriginalKind } from './original-kind.ts'
import type { Particular } from './particulars.ts'

/** The wanted content and place of a message; chance decides the rest. */
export interface Wish {
  kind?: OriginalKind
  conversation?: Conversation
  /**
   * Outgoing: from the person whose phone captures it. Incoming: from another person. A broadcast is always outgoing.
   */
  direction?: 'outgoing' | 'incoming'
  /** How much later than usual it reached TeleMessage; one in fifty is late by hours. */
  lateMs?: number
  text?: string
  attachments?: (sentAt: Date) => CapturedAttachment[]
  call?: { mode: 'voice' | 'video'; outcome: 'answered' | 'missed' | 'rejected' }
  /** For a system event. */
  notice?: Notice
  particular?: Particular
  /** Nothing else in the day refers to it, and it is captured once. */
  once?: boolean
}
