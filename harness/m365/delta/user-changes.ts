import type { WireRequest } from '../../control/wire.ts'
import { type Directory, isListedUser } from '../directory/directory.ts'
import { graphUserType } from '../directory/graph-user.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { type FilterNode, metadataOf, readListQuery, resourceOf } from '../graph/odata/index.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import type { FollowedList } from './follow-changes.ts'
import { directoryLinkLifeDays } from './link-life.ts'

const options = ['$select', '$top', '$filter']

/** The users of the directory, for a client that follows their changes. */
export function userChanges(directory: Directory, request: WireRequest, now: Date): FollowedList {
  return {
    list: 'users',
    options,
    documented: ['$expand', '$orderby', '$count'],
    beginsAtLatest: true,
    changes: directory.changes,
    oldest: 0,
    now,
    lifeDays: directoryLinkLifeDays,
    read: (url) => {
      const rules = { type: graphUserType, store: 'directory', pageSize: preferredPageSize(request) } as const
      const query = readListQuery(url, rules)
      if (query.filter !== undefined && !isOfIds(query.filter.node)) {
        throw new GraphRefusal('deltaQueryUnsupported', '$filter')
      }
      return {
        top: query.range.top,
        metadata: metadataOf('users', query),
        entries: (since, until) =>
          directory
            .objects()
            .filter(({ changed }) => changed > since && changed <= until)
            .filter((user) => query.filter?.matches(user) ?? true)
            // At first, what is gone was never there. Groups and contacts never were users.
            .filter(({ entry, wasUser }) => isListedUser(entry) || (since > 0 && wasUser))
            .map((user) => ({
              place: [user.changed],
              show: () =>
                isListedUser(user.entry)
                  ? resourceOf(user, query)
                  : // A soft-deleted user can be restored.
                    { id: user.objectId, '@removed': { reason: 'changed' } },
            })),
      }
    },
  }
}

/** Only ids can be filtered by: `id eq 'x' or id eq 'y'`. */
function isOfIds(node: FilterNode): boolean {
  if (node.kind === 'or') return node.operands.every(isOfIds)
  if (node.kind !== 'compare' || node.operator !== 'eq' || node.left.kind !== 'path') return false
  return node.left.path.join('/').toLowerCase() === 'id'
}
