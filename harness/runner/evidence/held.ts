import { z } from 'zod'
import {
  holdPaths as paths,
  type ShownRecoverableItem,
  shownMailboxSchema,
  shownRecoverableItemSchema,
} from '../../contract/index.ts'
import { type Ask, type ImportedCopy, type OwnersDeletion, readJson, succeed } from './evidence-access.ts'

/** Longer than any retention of deleted items, which is 30 days at most. */
const daysLater = 31
const itemsSchema = z.looseObject({ value: z.array(shownRecoverableItemSchema) })

const at = (path: string, mailbox: string): string => path.replace(':user', encodeURIComponent(mailbox))

/**
 * What Recoverable Items keep of each copy after its mailbox was put on Litigation Hold, its owner deleted and purged it, the retention of
 * deleted items passed, and the assistant came by. An item is missing in the map if nothing new was kept.
 */
export async function keptAfterDeletion(
  tenant: Ask,
  copies: readonly ImportedCopy[],
  { deletes, daysPass }: OwnersDeletion,
  digestOf: (copy: ImportedCopy) => string,
): Promise<Map<ImportedCopy, ShownRecoverableItem>> {
  const before = new Map<ImportedCopy, ReadonlySet<string>>()
  for (const copy of copies) {
    await succeed(tenant, { method: 'PUT', path: at(paths.litigationHold, copy.mailbox), json: {} })
    before.set(copy, new Set((await recoverableIn(tenant, copy.mailbox)).map(({ itemId }) => itemId)))
    deletes(copy)
  }
  daysPass(daysLater)
  const kept = new Map<ImportedCopy, ShownRecoverableItem>()
  for (const copy of copies) {
    await succeed(tenant, { method: 'POST', path: paths.assistantPasses, json: { user: copy.mailbox } })
    const added = (await recoverableIn(tenant, copy.mailbox)).filter(({ itemId }) => !before.get(copy)?.has(itemId))
    const own = added.find(({ sha256 }) => sha256 === digestOf(copy)) ?? added[0]
    if (own !== undefined) kept.set(copy, own)
  }
  return kept
}

async function recoverableIn(tenant: Ask, mailbox: string): Promise<ShownRecoverableItem[]> {
  return (await readJson(tenant, { method: 'GET', path: at(paths.recoverableItems, mailbox) }, itemsSchema)).value
}

/** What holds a mailbox now, in words. */
export async function holdsOn(tenant: Ask, mailbox: string): Promise<string> {
  const { holds } = await readJson(tenant, { method: 'GET', path: at(paths.mailbox, mailbox) }, shownMailboxSchema)
  if (holds.length === 0) return 'Nothing holds the mailbox, so its owner can delete the item for good.'
  return `${holds.length === 1 ? 'A hold keeps' : `${holds.length} holds keep`} the mailbox.`
}
