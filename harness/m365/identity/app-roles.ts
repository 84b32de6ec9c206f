import type { AppRole } from '../../contract/index.ts'

/** The permission that each permission directly includes. A permission that is missing here includes no other. */
const included: Partial<Record<AppRole, AppRole>> = {
  'Mail.ReadWrite': 'Mail.Read',
  'Mail.Read': 'Mail.ReadBasic.All',
  'MailboxFolder.ReadWrite.All': 'MailboxFolder.Read.All',
  'MailboxItem.ImportExport.All': 'MailboxItem.Read.All',
  'eDiscovery.ReadWrite.All': 'eDiscovery.Read.All',
}

/** Whether one of the permissions is the required one, or includes it. */
export function isGranted(roles: readonly AppRole[], wanted: AppRole): boolean {
  return roles.some((role) => givesAlso(role, wanted))
}

function givesAlso(role: AppRole, wanted: AppRole): boolean {
  if (role === wanted) return true
  const next = included[role]
  return next !== undefined && givesAlso(next, wanted)
}
