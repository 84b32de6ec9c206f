import type { Observed } from '../../oracle/index.ts'
import type { World } from '../world/world.ts'
import type { EvidenceAccess, ImportedCopy, OwnersDeletion } from './evidence-access.ts'
import type { EvidenceChain } from './evidence-chain.ts'
import { followItem } from './follow-item.ts'
import { officerOf, siteOf } from './world-access.ts'

const dayMs = 86_400_000

/**
 * Follows an item through a world, over HTTP as an administrator and an officer: the copies of it that the syncs made are put on hold and
 * deleted, so nothing can be judged in the world afterwards. `officer` is the user principal name of a new user.
 */
export async function evidenceInWorld(
  world: World,
  { itemId, copies, officer }: { itemId: string; copies: readonly Observed[]; officer: string },
): Promise<EvidenceChain> {
  const access: EvidenceAccess = {
    site: siteOf(world),
    tenant: officerOf(world, officer),
    copies: copies.map(importedCopy),
    staged: await stagedIn(world),
    deletion: deletionIn(world),
  }
  return followItem(itemId, access)
}

function importedCopy({ mailbox, folderPath, stored }: Observed): ImportedCopy {
  const { messageId, itemClass, content: octets } = stored
  return { mailbox, messageId, folderPath, itemClass, octets, at: stored.receivedTime ?? stored.sentTime }
}

async function stagedIn(world: World): Promise<EvidenceAccess['staged']> {
  const location = await world.staging()
  if (location === undefined) return 'the connector does not stage in Azure Storage, or no storage is installed.'
  return location.events().flatMap((event) => (event.kind === 'committed' ? [event] : []))
}

function deletionIn({ tenant, clock }: World): OwnersDeletion {
  return {
    deletes: ({ mailbox, messageId }) => {
      const owner = tenant.userActs(mailbox)
      const before = new Set(owner.recoverable())
      owner.deleteMessage(messageId)
      for (const deleted of owner.recoverable().filter((id) => !before.has(id))) owner.purgeMessage(deleted)
    },
    daysPass: (days) => void clock.advance(days * dayMs),
  }
}
