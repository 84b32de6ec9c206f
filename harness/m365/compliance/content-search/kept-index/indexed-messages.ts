import type { IndexedRecords } from '../../../../control/state/term-index.ts'
import { digestOfStoredMessage } from '../../../mail/mail-form.ts'
import { rules } from './content-terms.ts'

/** What a check of the kept index must know: which contents are in it, by the records of the mailboxes. */
export const indexedMessages: IndexedRecords = {
  rules,
  keyOf: ({ table, text }) =>
    /(?:^|\/)mailboxes\/.+\/messages$/.test(table) ? digestOfStoredMessage(text) : undefined,
}
