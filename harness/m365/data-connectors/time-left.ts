/** How far a run is. */
interface Reached {
  itemsFetched: number
  /** The part of its window whose items the site has served, from 0 to 1. */
  share: number
  /** Tried imports, stored or refused. */
  imports: number
}

/** With less than this part done, an estimate would jump. */
const shareMin = 0.05

/**
 * About how many seconds a run still takes, if it goes on as fast as so far, in whole seconds; undefined is for a connector
 * without an earlier run that says how many copies an item has. Null if too little was seen. An item that is fetched and a copy that is
 * imported count as one step each: which of them takes longer is different for every connector.
 */
export function secondsLeft(
  { itemsFetched, share, imports }: Reached,
  copiesPerItem = 1,
  elapsedSeconds: number,
): number | null {
  if (share <= 0) return null
  const items = itemsFetched / share
  const copies = Math.max(imports, items * copiesPerItem)
  const done = (itemsFetched + imports) / (items + copies)
  if (Number.isNaN(done) || done < shareMin) return null
  return Math.round((elapsedSeconds / done) * (1 - done))
}
