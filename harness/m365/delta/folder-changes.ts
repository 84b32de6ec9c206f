import type { WireRequest } from '../../control/wire.ts'
import { metadataOf, readListQuery, resourceOf } from '../graph/odata/index.ts'
import { anyPageSize } from '../graph/paging.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { mailFolderTypeIn } from '../mailbox/mail-folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { visibleFolders } from '../mailbox/visible-folders.ts'
import type { FollowedList } from './follow-changes.ts'
import { mailLinkLifeDays } from './link-life.ts'
import { leftOf } from './message-changes.ts'

const options = ['$select', '$top']

/**
 * All mail folders that the user sees below the root, for a client that follows their changes. A folder changes with its
 * counts, too.
 */
export function folderChanges(mailbox: Mailbox, request: WireRequest, now: Date): FollowedList {
  return {
    list: `mailFolders ${mailbox.mailboxId}`,
    options,
    documented: ['$filter', '$orderby', '$expand', '$count'],
    changes: mailbox.changes,
    oldest: 0,
    now,
    lifeDays: mailLinkLifeDays,
    read: (url) => {
      const type = mailFolderTypeIn(mailbox)
      const rules = { type, store: 'exchange', topMax: anyPageSize, pageSize: preferredPageSize(request) } as const
      const query = readListQuery(url, rules)
      const seen = new Set(visibleFolders(mailbox).map(({ folder }) => folder))
      const root = mailbox.folders.wellKnown('msgfolderroot')
      return {
        top: query.range.top,
        metadata: metadataOf('Collection(mailFolder)', query),
        entries: (since, until) =>
          mailbox.folders
            .all()
            .filter(({ changed }) => changed > since && changed <= until)
            .filter((folder) => folder !== root && /^IPF\.Note(?:\.|$)/i.test(folder.type))
            // At first, what is gone was never there.
            .filter((folder) => seen.has(folder) || (since > 0 && folder.isHidden !== true))
            .map((folder) => ({
              place: [folder.changed],
              show: () =>
                seen.has(folder) ? resourceOf({ mailbox, folder }, query) : leftOf('mailFolder', folder.folderId),
            })),
      }
    },
  }
}
