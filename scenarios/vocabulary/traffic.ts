import type {
  CallDetails,
  CapturedAttachment,
  CaptureEvent,
  CaptureRoute,
  Chat,
  ContactDetails,
  ItemKind,
  LocationDetails,
} from '#contract'
import type { Capture } from '../../harness/oracle/index.ts'
import type { World } from '../../harness/runner/index.ts'
import { generatedContent, inlineContent, nameOf, type Person } from '../../harness/synth/index.ts'

/** One message, and its captures: one for each phone that captured it. */
export interface Message {
  archiveMessageId: string
  from: Person
  to: Person[]
  captures: Capture[]
}

/** A file to send; its bytes are given, or generated to an exact size. */
export interface FileToSend {
  fileName?: string
  contentType?: string
  sizeBytes?: number
  bytes?: Uint8Array | string
  /** The size that the phone declares, if it is not the true one. */
  declaredSizeBytes?: number
  /** Its id at the site. Default: made of the id of the message. */
  attachmentId?: string
}

export interface SendOptions {
  from: Person
  to: Person | Person[]
  text?: string
  kind?: ItemKind
  files?: FileToSend[]
  /** Makes it a group message. The name of the group is in the subject. */
  group?: string
  broadcast?: string
  /** The chat, if its members change. Default: a chat of these participants. */
  chatId?: string
  /** When it was sent. Default: twenty hours before now, plus a minute for each message before. */
  at?: Date
  /** When it reached TeleMessage. Default: two seconds after it was sent. */
  capturedAt?: Date
  /** Whose phones captured it. Default: the phone of the first registered participant. */
  capturedBy?: Person[]
  /** In which order the item lists its participants. Default: the sender first. */
  listed?: Person[]
  /** The message that it deletes, edits, reacts or replies to. */
  about?: Message
  call?: CallDetails
  location?: LocationDetails
  contact?: ContactDetails
  deletion?: { by: Person; scope: 'for-me' | 'for-all'; readBy?: Person[] }
  /** Only if a scenario needs two messages that share it. */
  archiveMessageId?: string
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Puts a message on the phones that capture it, and so on the site. */
export function send(world: World, options: SendOptions, sentBefore: number): Message {
  const to = [options.to].flat()
  const participants = [options.from, ...to]
  const at = options.at ?? new Date(world.clock.now().getTime() - 20 * hourMs + sentBefore * minuteMs)
  const capturedAt = options.capturedAt ?? new Date(at.getTime() + 2_000)
  const archiveMessageId = options.archiveMessageId ?? world.chance.fork(`message ${sentBefore}`).hex(32).toUpperCase()
  const attachments = (options.files ?? []).map((file, index) =>
    attach(world, file, file.attachmentId ?? `${archiveMessageId}-${index + 1}`),
  )
  const capturers = options.capturedBy ?? participants.filter((person) => person.registration).slice(0, 1)
  if (capturers.length === 0)
    throw new RangeError('no participant of this conversation is registered, so nothing is captured')
  const captures = capturers.map((capturer) => {
    const event: CaptureEvent = {
      archiveMessageId,
      capturedBy: capturer.number,
      ...routeOf(capturer),
      kind: options.kind ?? (attachments.length > 0 ? 'document' : 'text'),
      chat: chatOf(options, participants),
      eventTime: at,
      captureTime: capturedAt,
      participants: (options.listed ?? participants).map((person) => ({
        number: person.number,
        name: nameOf(person),
        role: person === options.from ? 'sender' : 'recipient',
      })),
      text: options.text ?? '',
      attachments,
      ...particulars(options),
    }
    return world.capture(event)
  })
  return { archiveMessageId, from: options.from, to, captures }
}

function routeOf({ personId, registration }: Person): CaptureRoute {
  if (registration === undefined)
    throw new RangeError(`${personId} is not registered, so that nothing of theirs is captured`)
  return { source: registration.source, network: registration.network }
}

function particulars(options: SendOptions): Partial<CaptureEvent> {
  const { about, call, location, contact, deletion } = options
  return {
    ...(about && { refersTo: about.archiveMessageId }),
    ...(call && { call }),
    ...(location && { location }),
    ...(contact && { contact }),
    ...(deletion && {
      deletion: {
        deletedBy: deletion.by.number,
        scope: deletion.scope,
        readBy: (deletion.readBy ?? []).map((person) => person.number),
      },
    }),
  }
}

function chatOf({ group, broadcast, ...options }: SendOptions, participants: Person[]): Chat {
  const name = group ?? broadcast
  const members = participants.map((person) => person.personId).join('-')
  const chatId = options.chatId ?? `chat-${members.slice(0, 60)}`
  if (name === undefined) return { type: 'direct', chatId }
  return { type: group === undefined ? 'broadcast' : 'group', chatId, name }
}

function attach(world: World, file: FileToSend, attachmentId: string): CapturedAttachment {
  const { fileName = 'report.pdf', contentType = 'application/pdf', sizeBytes = 2_000, bytes, declaredSizeBytes } = file
  const content =
    bytes === undefined
      ? generatedContent({ chance: world.chance.fork(attachmentId), sizeBytes })
      : inlineContent(bytes)
  return { attachmentId, fileName, contentType, content, ...(declaredSizeBytes !== undefined && { declaredSizeBytes }) }
}
