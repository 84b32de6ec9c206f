/** What every refusal of one code has in common. */
export interface ProblemEntry {
  status: number
  /** What was wrong, the same for every request. */
  title: string
  /** What would be right, as the end of a sentence. */
  right: string
}
