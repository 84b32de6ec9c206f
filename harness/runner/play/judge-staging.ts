import type { Finding } from '../../oracle/index.ts'
import { leftBehind, type MarkedItem, notStagedFirst, removedTooEarly, viewsOf } from '../../oracle/index.ts'
import type { World } from '../world/world.ts'

/** What the staging location of a world shows about the syncs since watching began (STG). */
export interface StagingJudgement {
  notStagedFirst: Finding[]
  removedTooEarly: Finding[]
  leftBehind: Finding[]
  /** Every blob that ever existed there, with all its readable content. */
  blobs: { name: string; said: string[]; texts: string[] }[]
}

/**
 * Compares the journal of the staging location with the mailboxes. Throws an Error in a world without such a location.
 */
export async function judgeStaging(
  world: Pick<World, 'staging' | 'audit'>,
  items: readonly MarkedItem[],
): Promise<StagingJudgement> {
  const location = await world.staging()
  if (location === undefined) throw new Error('there is no staging location in this world')
  const { observed } = await world.audit()
  const copies = observed.map(({ archiveMessageId, stored }) => ({
    archiveMessageId,
    createdSequence: stored.createdSequence,
  }))
  const blobs: StagingJudgement['blobs'] = []
  for (const event of location.events()) {
    if (event.kind === 'removed' || event.kind === 'access-asked') continue
    blobs.push({ name: event.name, said: event.said, texts: (await viewsOf(event.bytes)).texts })
  }
  const witness = { items, copies, events: location.events() }
  return {
    notStagedFirst: await notStagedFirst(witness),
    removedTooEarly: await removedTooEarly(witness),
    leftBehind: await leftBehind(items, await location.blobs()),
    blobs,
  }
}
