/** The faults of a copy in the ledger; `log-untrue` is about the import log. */
export type LedgerFault = 'missing' | 'misplaced' | 'doubled' | 'altered' | 'unexpected' | 'log-untrue'

/** Every ledger fault, in the order in which reports list them. */
export const ledgerFaults: LedgerFault[] = ['missing', 'misplaced', 'doubled', 'altered', 'unexpected', 'log-untrue']

/** One thing that is wrong. Each finding belongs to exactly one requirement. */
export interface Finding {
  /** Id of the requirement that it breaks: `CNV-2`. */
  requirement: string
  fault?: LedgerFault | undefined
  /** What is wrong, in one sentence. */
  message: string
  /** Every outcome that would have been right. */
  acceptable: string[]
  seen: string
  itemId?: string | undefined
  archiveMessageId?: string | undefined
  /** What the item is, whose it is, and in which run it is due: what a reader needs to see why it belongs where it does. */
  about?: readonly string[] | undefined
  /** Primary address of the mailbox concerned. */
  mailbox?: string | undefined
  /** It compares with the prediction, so it may only follow from items that were not archived as predicted. */
  mayFollow?: true | undefined
  /** Findings that only follow from this one, as `requirement: message`; they do not count on their own. */
  consequences?: string[] | undefined
}
