import { type CutPage, scriptedPages } from '../../control/page-cut.ts'
import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'

/** Where the pages of lists end, which a test can change. */
export interface PageStyle extends Savable {
  readonly cutPage: CutPage
  /** From now on, pages get these lengths, 0 for an empty page; further pages are full. */
  follow(lengths: readonly number[]): void
}

/** Pages as they are `ordinary`, until a script is followed; the tables hold the script. */
export function createPageStyle(ordinary: CutPage, tables: StateTables): PageStyle {
  const script = tables.value<readonly number[] | undefined>('lengths', () => undefined)
  const present = (): CutPage => {
    const lengths = script.get()
    return lengths === undefined ? ordinary : scriptedPages(lengths)
  }
  return {
    cutPage: (question) => present()(question),
    follow: script.set,
    save: script.save,
  }
}
