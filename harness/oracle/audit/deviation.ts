/** One difference between a copy and its prediction, before its mailbox is known. */
export interface Deviation {
  requirement: string
  message: string
  acceptable: string[]
  seen: string
}

/** A difference with one acceptable value. */
export function deviation(requirement: string, message: string, acceptable: string, seen: string): Deviation {
  return { requirement, message, acceptable: [acceptable], seen }
}
