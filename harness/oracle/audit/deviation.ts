/** One thing about a copy that is not as predicted, before it is known in which mailbox the copy lies. */
export interface Deviation {
  requirement: string
  message: string
  acceptable: string[]
  seen: string
}
