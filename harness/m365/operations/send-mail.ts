import { graphClientPaths, graphMailPaths, sendMailRequestSchema } from '../../contract/index.ts'
import type { Operation, WireRequest, WireResponse } from '../../control/wire.ts'
import { keepSent, sendMessage } from '../delivery/send-message.ts'
import type { DirectoryObject } from '../directory/directory.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readActionJson } from '../graph/json-body.ts'
import { readQuery } from '../graph/query-options.ts'
import { messageOfJson, messageOfMime } from '../mail/create-message.ts'
import { requireMessageSize } from '../mail/limits.ts'
import { requireMatch } from '../mailbox/entity-tag.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { NewMessage } from '../mailbox/message.ts'
import { inFolder } from './folder-paths.ts'
import { graphOperation } from './graph-operation.ts'
import { messageInPath, userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

const accepted: WireResponse = { status: 202, headers: {}, body: '' }

/** Sending: a message that comes with the request, or a draft. */
export function sendOperations(services: Services): Operation[] {
  const draft = (name: string, path: string): Operation =>
    graphOperation(services, {
      name,
      method: 'POST',
      path,
      role: 'Mail.Send',
      honours: ['item ids', 'entity tags'],
      answer: (request) => sendDraft(services, request),
    })
  return [
    graphOperation(services, {
      name: 'sendMail',
      method: 'POST',
      path: graphClientPaths.sendMail,
      role: 'Mail.Send',
      answer: (request) => sendMail(services, request),
    }),
    draft('messages.send', graphMailPaths.send),
    draft('folderMessages.send', inFolder(graphMailPaths.send)),
  ]
}

async function sendMail(services: Services, request: WireRequest): Promise<WireResponse> {
  readQuery(request.url, [])
  const { sender, mailbox } = senderOf(services, request)
  const { message, isKept } = await messageIn(services, mailbox, request)
  requireMessageSize(message.mail.sizeBytes, services.mailSettings.messageBytesMax)
  const sent = await sendMessage(services, { sender, mailbox, message })
  if (isKept) keepSent(mailbox, sent)
  return accepted
}

async function messageIn(
  services: Services,
  mailbox: Mailbox,
  { headers, body }: WireRequest,
): Promise<{ message: NewMessage; isKept: boolean }> {
  if (/^text\/plain\b/i.test(headers['content-type'] ?? '')) {
    return { message: messageOfMime(services, body), isKept: true }
  }
  const { message, saveToSentItems } = readActionJson(body, sendMailRequestSchema)
  const written = Buffer.from(JSON.stringify(message))
  return { message: await messageOfJson(services, mailbox, written), isKept: saveToSentItems !== false }
}

async function sendDraft(services: Services, request: WireRequest): Promise<WireResponse> {
  readQuery(request.url, [])
  const { sender, mailbox } = senderOf(services, request)
  const draft = messageInPath(mailbox, request)
  requireMatch(request, draft)
  if (!draft.isDraft) throw new GraphRefusal('notDraft')
  const { mail, sentTime, receivedTime } = await sendMessage(services, { sender, mailbox, message: draft })
  // Somebody else may have changed or sent it in the meantime.
  const present = mailbox.message(draft.messageId)
  if (present === undefined) return accepted
  const kept = { mail, sentTime, receivedTime, isDraft: false, isRead: true }
  mailbox.move(present, mailbox.folders.wellKnown('sentitems'), kept)
  return accepted
}

function senderOf(services: Services, request: WireRequest): { sender: DirectoryObject; mailbox: Mailbox } {
  const mailbox = userMailboxInPath(services, request)
  return { sender: services.directory.object(mailbox.entryId), mailbox }
}
