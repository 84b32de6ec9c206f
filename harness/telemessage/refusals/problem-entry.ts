/** The part that all refusals with one code share. */
export interface ProblemEntry {
  status: number
  /** What is wrong, in the same words for every request. */
  title: string
  /** How to correct the request, as the end of a sentence. */
  right: string
}
