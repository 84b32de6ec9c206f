import type { ShownHold } from '../../contract/index.ts'
import type { CaseHold } from '../compliance/holds/case-holds.ts'
import type { LitigationHold } from '../compliance/holds/litigation-holds.ts'
import type { Directory } from '../directory/directory.ts'
import { userOf } from './user-of-mailbox.ts'

/** A Litigation Hold as the interface shows it. */
export function shownLitigationHold(hold: LitigationHold, directory: Pick<Directory, 'object'>): ShownHold {
  return {
    ...{ kind: 'litigation', holdId: null, caseId: null, name: hold.comment, owner: hold.owner, contentQuery: '' },
    durationDays: hold.durationDays ?? null,
    users: [userOf(directory, hold.entryId)],
    placedAt: hold.placedAt.toISOString(),
    actsAt: hold.actsAt.toISOString(),
  }
}

/** A case hold as the interface shows it. */
export function shownCaseHold(hold: CaseHold, directory: Pick<Directory, 'object'>): ShownHold {
  const { holdId, caseId, displayName: name, contentQuery } = hold
  return {
    ...{ kind: 'case', holdId, caseId, name, owner: null, contentQuery, durationDays: null },
    users: hold.entryIds.map((entryId) => userOf(directory, entryId)),
    placedAt: hold.placedAt.toISOString(),
    actsAt: hold.actsAt.toISOString(),
  }
}
