import type { CapturedAttachment } from '../../contract/index.ts'
import type { Conversation } from './conversations.ts'
import type { Notice } from './notices.ts'
import type { OriginalKind } from './original-kind.ts'
import type { Particular } from './particulars.ts'

/** What somebody says, and where; the chance decides what is left open. */
export interface Wish {
  kind?: OriginalKind
  conversation?: Conversation
  /** Outgoing: by the person whose phone captures it. Incoming: by somebody else. Of a broadcast all is outgoing. */
  direction?: 'outgoing' | 'incoming'
  /** How much longer than usual it took to reach TeleMessage; one in fifty takes hours. */
  lateMs?: number
  text?: string
  attachments?: (sentAt: Date) => CapturedAttachment[]
  call?: { mode: 'voice' | 'video'; outcome: 'answered' | 'missed' | 'rejected' }
  /** Of a system event. */
  notice?: Notice
  particular?: Particular
  /** Nothing else of the day refers to it, nor is it captured twice. */
  once?: boolean
}
