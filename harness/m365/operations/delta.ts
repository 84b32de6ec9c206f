import { graphMailPaths, graphPaths, mailFolderPaths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { folderChanges } from '../delta/folder-changes.ts'
import { type FollowedList, followChanges } from '../delta/follow-changes.ts'
import { messageChanges } from '../delta/message-changes.ts'
import { userChanges } from '../delta/user-changes.ts'
import { isGranted } from '../identity/app-roles.ts'
import { basicMessageType, messageType } from '../mail/message-type.ts'
import { mailFolderAt } from '../mailbox/mail-folder.ts'
import { graphOperation } from './graph-operation.ts'
import { userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

/** Lists whose changes a client can follow. They come before the operations with an id in the place of `delta`. */
export function deltaOperations(services: Services): Operation[] {
  const { clock, directory } = services
  const answer = async (request: WireRequest, followed: FollowedList): Promise<WireResponse> =>
    jsonResponse(200, await followChanges(followed, { url: request.url, cutPage: services.cutPage }))
  return [
    graphOperation(services, {
      name: 'users.delta',
      method: 'GET',
      path: graphPaths.usersDelta,
      role: 'User.Read.All',
      honours: ['page size'],
      answer: (request) => answer(request, userChanges(directory, request, clock.now())),
    }),
    graphOperation(services, {
      name: 'mailFolders.delta',
      method: 'GET',
      path: mailFolderPaths.delta,
      role: 'Mail.ReadBasic.All',
      honours: ['item ids', 'page size'],
      answer: (request) => answer(request, folderChanges(userMailboxInPath(services, request), request, clock.now())),
    }),
    graphOperation(services, {
      name: 'folderMessages.delta',
      method: 'GET',
      path: graphMailPaths.messagesDelta,
      role: 'Mail.ReadBasic.All',
      honours: ['item ids', 'page size'],
      answer: (request, { roles }) => {
        const mailbox = userMailboxInPath(services, request)
        const at = mailFolderAt(mailbox, request.params['folderId'] ?? '')
        const type = isGranted(roles, 'Mail.Read') ? messageType : basicMessageType
        return answer(request, messageChanges(at, request, { type, now: clock.now() }))
      },
    }),
  ]
}
