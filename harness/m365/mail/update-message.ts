import { exchangesOwn, type MessagePatch, messagePatchSchema } from '../../contract/index.ts'
import type { WireRequest } from '../../control/wire.ts'
import { documentedOfMessages } from '../graph/documented.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readMailJson } from '../graph/json-body.ts'
import type { App } from '../identity/access-tokens.ts'
import { isGranted } from '../identity/app-roles.ts'
import { requireMatch } from '../mailbox/entity-tag.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import type { MailProperties } from '../mailbox/message-properties.ts'
import { propertyKey } from './extended-property.ts'
import { knownProperties } from './known-properties.ts'
import type { MailServices } from './mail-services.ts'
import { type Revision, reviseMessage } from './revise-message.ts'
import { writtenProperties } from './written-properties.ts'

/** Properties that can be changed only in a draft: the content of a message. */
const draftsOnly = [
  'subject',
  'body',
  'from',
  'sender',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'internetMessageId',
] as const satisfies readonly (keyof MessagePatch)[]

/** A patch of a message, and who sends it. */
export interface MessageUpdate {
  mailbox: Mailbox
  messageId: string
  request: WireRequest
  app: App
}

/**
 * Applies a patch to a message. Whether it is a draft was decided at its creation. Throws `changeKeyMismatch`, `notDraft`, and
 * `mailDenied` where the tenant has `mailAdvanced`.
 */
export function updateMessage(
  services: MailServices,
  { mailbox, messageId, request, app }: MessageUpdate,
): Promise<Message> {
  const patch = readMailJson(request.body, messagePatchSchema, documentedOfMessages)
  const isSaidAnew = draftsOnly.some((name) => patch[name] !== undefined)
  return reviseMessage(services, mailbox, messageId, async (before, message) => {
    requireMatch(request, message)
    if (isSaidAnew && !message.isDraft) requireLeave(services, app)
    return revisionOf(services, patch, before, message)
  })
}

function requireLeave({ mailSettings }: MailServices, { roles }: App): void {
  if (!mailSettings.mailAdvanced) throw new GraphRefusal('notDraft')
  if (!isGranted(roles, 'Mail-Advanced.ReadWrite.All')) throw new GraphRefusal('mailDenied')
}

async function revisionOf(
  { mailSettings }: MailServices,
  patch: MessagePatch,
  before: MailProperties,
  message: Message,
): Promise<Revision> {
  const properties = { ...before, ...(await writtenProperties(patch, before)) }
  const keys = patch.singleValueExtendedProperties?.map(({ id }) => propertyKey(id)) ?? []
  const patched = (key: string): string | undefined =>
    keys.includes(key) ? properties.extendedProperties.get(key)?.value : undefined
  const sentTime = timeOf(patched(knownProperties.sentTime)) ?? message.sentTime
  const messageClass = mailSettings.keepsMessageClass ? patched(knownProperties.messageClass) : undefined
  return {
    key: isReadMarkOnly(patch) ? 'same key' : undefined,
    properties: { ...properties, sentTime: sentTime === message.sentTime ? before.sentTime : sentTime },
    itemClass: messageClass ?? message.itemClass,
    isRead: patch.isRead ?? message.isRead,
    sentTime,
    receivedTime: timeOf(patched(knownProperties.receivedTime)) ?? message.receivedTime,
  }
}

function isReadMarkOnly(patch: MessagePatch): boolean {
  const changed = Object.keys(patch).filter((name) => !Object.hasOwn(exchangesOwn, name))
  return changed.length === 1 && patch.isRead !== undefined
}

function timeOf(value: string | undefined): Date | undefined {
  return value === undefined ? undefined : new Date(value)
}
