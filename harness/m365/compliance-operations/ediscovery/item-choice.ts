import type { ItemChoice } from '../../compliance/ediscovery/case-work.ts'

/** What the flags `searchHits` and `partiallyIndexed`, and those of locations, mean. Without locations: those with hits. */
export function choiceOf(criteria: string, location: string | undefined): ItemChoice {
  const has = (flags: string, wanted: string): boolean =>
    flags.split(',').some((flag) => flag.trim().toLowerCase() === wanted.toLowerCase())
  return {
    hits: has(criteria, 'searchHits'),
    partiallyIndexed: has(criteria, 'partiallyIndexed'),
    everywhere: has(location ?? '', 'nonresponsiveLocations'),
  }
}
