import { findByMessageId } from './arrived-by-message-id.ts'
import { findBySize, type Search } from './arrived-by-size.ts'
import type { LostImport } from './message-door.ts'

/**
 * Looks into a mailbox for a message whose import was never answered, in the manner that its door allows. Returns its id, or
 * undefined when it did not arrive.
 */
export function findArrivedItem(lost: LostImport, search: Search): Promise<string | undefined> {
  return lost.door === 'import-session' ? findBySize(lost, search) : findByMessageId(lost, search)
}
