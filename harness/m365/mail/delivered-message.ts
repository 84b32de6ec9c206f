import type { ContentStore } from '../mailbox/content-store.ts'
import type { NewMessage } from '../mailbox/message.ts'
import { mailOfOctets } from './mail.ts'

/** A message that arrives unchanged and was never a draft. Its times come from its header. */
export function deliveredMessage(octets: Buffer, itemClass: string, contents: ContentStore): NewMessage {
  const content = contents.intern(octets)
  const { sentTime, receivedTime } = content
  return { mail: mailOfOctets(content, contents), itemClass, isDraft: false, isRead: false, sentTime, receivedTime }
}
