import { createHash } from 'node:crypto'
import type { Operation, WireRequest } from '../../control/wire.ts'
import type { Observatory } from '../data-connectors/observed.ts'
import { actorOf, resourceOf } from '../operations/graph-operation.ts'
import type { Services } from '../operations/services.ts'
import { messageNamedIn } from './message-named.ts'

/** The operations by which a message gets into a mailbox. */
const imports: ReadonlySet<string> = new Set(['import.item', 'messages.create', 'folderMessages.create'])

/** The same operations; the observatory sees each import, and whether the mailbox took it (TEN-8). */
export function withImportsSeen(
  operations: Operation[],
  services: Services,
  observatory: Pick<Observatory, 'see' | 'isWatching'>,
): Operation[] {
  return operations.map((operation) => {
    if (!imports.has(operation.name)) return operation
    return {
      ...operation,
      respond: async (request, within) => {
        if (!observatory.isWatching()) return operation.respond(request, within)
        const see = (isStored: boolean): void => {
          const clientId = actorOf(services, request)
          if (clientId === undefined) return
          const archiveMessageId = messageNamedIn(request.body)
          const copy = copyIn(services, request)
          observatory.see({ kind: 'import', clientId, isStored, bytes: request.body.length, copy, archiveMessageId })
        }
        try {
          const answer = await operation.respond(request, within)
          see(answer.status < 300)
          return answer
        } catch (error) {
          see(false)
          throw error
        }
      },
    }
  })
}

/** Mailbox and content: the same for a copy that is sent a second time. */
function copyIn(services: Services, request: WireRequest): string {
  return `${resourceOf(services, request)} ${createHash('sha1').update(request.body).digest('base64')}`
}
