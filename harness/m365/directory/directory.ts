import type { DirectoryEntry } from '../../contract/index.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { type ChangeCount, createChangeCount } from '../graph/change-count.ts'
import { drawGuid } from '../graph/identifiers.ts'
import { TenantError } from '../tenant-error.ts'

/** An entry with its id in the directory. */
export interface DirectoryObject {
  readonly objectId: string
  readonly entry: DirectoryEntry
  /** The number of its latest change; see `ChangeCount`. */
  readonly changed: number
  /** Whether it was ever listed among the users. */
  readonly wasUser: boolean
}

/** The fields of an entry that can change. */
export type DirectoryChanges = Partial<Omit<DirectoryEntry, 'entryId'>>

/**
 * The tenant's directory. Addresses and user principal names are compared in any letter case; those of a soft-deleted
 * user can be used again, as in Entra ID.
 */
export interface Directory extends Savable {
  /** Counts every change of an entry. */
  readonly changes: ChangeCount
  /** Throws a TenantError: `entry-exists`, `address-taken`. */
  add(entry: DirectoryEntry): DirectoryObject
  /** Throws a TenantError: `entry-unknown`, `address-taken`. */
  change(entryId: string, changes: DirectoryChanges): DirectoryObject
  /** Throws a TenantError `entry-unknown`. */
  object(entryId: string): DirectoryObject
  objects(): DirectoryObject[]
  /** The listed user with this object id or user principal name, and no other name; guests are listed. */
  user(idOrUserPrincipalName: string): DirectoryObject | undefined
  /** The entry that has the address now, user or not, as primary address or alias. */
  holderOf(address: string): DirectoryObject | undefined
  /** Whether a domain, in any letter case, is one of the tenant's: somebody who is not a guest has an address in it. */
  hasDomain(domain: string): boolean
}

/** Whether an entry is a user to Graph; rooms and shared mailboxes are, groups and contacts are not. */
function isUser(entry: DirectoryEntry): boolean {
  return entry.kind !== 'group' && entry.kind !== 'contact'
}

/** Whether the directory lists the entry among its users. */
export function isListedUser(entry: DirectoryEntry): boolean {
  return isUser(entry) && !isDeleted(entry)
}

/** Whether the entry has a mailbox, in use or not. */
export function hasMailbox(entry: DirectoryEntry): boolean {
  return isUser(entry) && entry.kind !== 'guest' && entry.mailbox !== 'none'
}

/** The directory that the tables hold; object ids are drawn from `chance`, for each entry apart. */
export function createDirectory(chance: Chance, tables: StateTables): Directory {
  const objects = tables.map<DirectoryObject>('objects')
  let byId = new Map<string, DirectoryObject>()
  let byKey = new Map<string, DirectoryObject>()
  const changes = createChangeCount(tables)
  const index = (kept: DirectoryObject): void => {
    for (const key of keysOf(kept.entry)) byKey.set(key, kept)
    byId.set(kept.objectId, kept)
  }
  for (const kept of objects.values()) index(kept)
  const object = (entryId: string): DirectoryObject => {
    const found = objects.get(entryId)
    if (found !== undefined) return found
    throw new TenantError('entry-unknown', `the directory has no entry ${entryId}: add it first`)
  }
  const keep = (objectId: string, entry: DirectoryEntry): DirectoryObject => {
    const before = objects.get(entry.entryId)
    const taken = keysOf(entry).find((key) => byKey.has(key) && byKey.get(key) !== before)
    if (taken !== undefined) throw new TenantError('address-taken', `${entry.entryId}: another entry has ${taken}`)
    const wasUser = before?.wasUser === true || isListedUser(entry)
    const kept: DirectoryObject = { objectId, entry, changed: changes.next(), wasUser }
    for (const key of before === undefined ? [] : keysOf(before.entry)) byKey.delete(key)
    index(kept)
    objects.set(entry.entryId, kept)
    return kept
  }
  return {
    changes,
    add: (entry) => {
      if (objects.has(entry.entryId))
        throw new TenantError('entry-exists', `${entry.entryId} is in the directory already`)
      return keep(drawGuid(chance.fork(entry.entryId)), cloneOf(entry))
    },
    change: (entryId, others) => {
      const { objectId, entry } = object(entryId)
      return keep(objectId, cloneOf({ ...entry, ...others, entryId }))
    },
    object,
    objects: () => [...objects.values()],
    user: (idOrUpn) => {
      const found = byId.get(idOrUpn.toLowerCase()) ?? byKey.get(upnKey(idOrUpn))
      return found !== undefined && isListedUser(found.entry) ? found : undefined
    },
    hasDomain: (domain) => {
      const end = `@${domain.toLowerCase()}`
      const entries = [...objects.values()].map(({ entry }) => entry).filter(hasMailbox)
      return entries.some((entry) => keysOf(entry).some((key) => key.endsWith(end)))
    },
    holderOf: (address) => byKey.get(addressKey(address)),
    save: () => {
      // A change makes a new object, so that saved states do not change.
      const kept = [new Map(byId), new Map(byKey)] as const
      const putBack = saveAll([objects, changes])
      return () => {
        putBack()
        ;[byId, byKey] = [new Map(kept[0]), new Map(kept[1])]
      }
    },
  }
}

function isDeleted(entry: DirectoryEntry): boolean {
  return entry.mailbox === 'soft-deleted'
}

function keysOf(entry: DirectoryEntry): string[] {
  if (isDeleted(entry)) return []
  const addresses = [entry.primaryAddress, ...entry.aliases].map(addressKey)
  return isUser(entry) ? [upnKey(entry.userPrincipalName), ...addresses] : addresses
}

function upnKey(userPrincipalName: string): string {
  return `upn:${userPrincipalName.toLowerCase()}`
}

function addressKey(address: string): string {
  return `smtp:${address.toLowerCase()}`
}

function cloneOf(entry: DirectoryEntry): DirectoryEntry {
  return { ...entry, aliases: [...entry.aliases] }
}
