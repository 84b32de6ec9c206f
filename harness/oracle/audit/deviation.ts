/** One difference between a copy and its prediction, before its mailbox is known. */
export interface Deviation {
  requirement: string
  message: string
  acceptable: string[]
  seen: string
}
