import type { Directory } from '../directory/directory.ts'

/**
 * An application access policy: which mailboxes an app reaches, whatever permissions it has. `restrict`: only those
 * named; `deny`: all others. Addresses are primary ones or aliases; an address without a holder names nobody.
 */
export interface AccessPolicy {
  right: 'restrict' | 'deny'
  addresses: readonly string[]
}

/** Whether the policy allows its app into the mailbox of a directory entry. */
export function isInReach({ right, addresses }: AccessPolicy, entryId: string, directory: Directory): boolean {
  const isNamed = addresses.some((address) => directory.holderOf(address)?.entry.entryId === entryId)
  return isNamed === (right === 'restrict')
}
