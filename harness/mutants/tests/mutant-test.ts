/** One test that may notice a mutant. */
export interface MutantTest {
  /** `the-day`, the id of a scenario, or the id of a wrong connector. */
  id: string
  /** True if it moves many megabytes or waits long; such tests are played last. */
  isHeavy: boolean
  /**
   * True if it is not seen which mutants it reaches: it is played with all of them. `in-another-process`: because it runs there;
   * `unmeasured`: because it would take long to play all tests of this kind once without a mutant. If one of these is red, it is
   * played without the mutant at once.
   */
  seesAll?: 'in-another-process' | 'unmeasured' | undefined
  /** Plays it. Returns what is wrong, in words; undefined if everything is right. */
  play(): Promise<string | undefined>
}

/** The tests of a target, and how to take away what they leave on the disk. */
export interface MutantTests {
  tests: MutantTest[]
  /**
   * Loads the code with mutants once more (`afresh`), for mutants in what a module does when it is loaded, or goes back to what was
   * loaded first. Absent: such mutants need a new process.
   */
  load?: ((how: 'afresh' | 'as-at-first') => Promise<void>) | undefined
  close(): Promise<void>
}
