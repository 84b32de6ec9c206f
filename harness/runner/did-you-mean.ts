import { distance } from 'fastest-levenshtein'

const namesMax = 3

/** `; did you mean a or b?`: the names nearest to one that nobody has; empty if none is near enough to be a slip of the hand. */
export function didYouMean(typed: string, names: readonly string[]): string {
  const slipsMax = Math.max(2, Math.floor(typed.length / 3))
  const near = [...new Set(names)]
    .map((name) => ({ name, slips: slipsBetween(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ slips }) => slips <= slipsMax)
    .toSorted((a, b) => a.slips - b.slips)
    .slice(0, namesMax)
  return near.length === 0 ? '' : `; did you mean ${near.map(({ name }) => name).join(' or ')}?`
}

/** Wrong, missing and extra letters, also when only the beginning of a long name was typed. */
function slipsBetween(typed: string, name: string): number {
  const beginnings = [-1, 0, 1].map((more) => name.slice(0, typed.length + more))
  const toBeginning = Math.min(...beginnings.map((beginning) => distance(typed, beginning)))
  return Math.min(distance(typed, name), toBeginning + 0.5)
}
