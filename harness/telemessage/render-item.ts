import { createHash } from 'node:crypto'
import type {
  Attachment,
  CallDetails,
  CapturedAttachment,
  CapturedParticipant,
  CaptureEvent,
  Chat,
  ContactDetails,
  Item,
  LocationDetails,
  Participant,
} from '../contract/index.ts'
import { detailsOf } from './capture-details.ts'
import { deletionDetails } from './read-state.ts'
import { deletionPrefix, renderSubject } from './render-subject.ts'
import { renderText } from './render-text.ts'

/** What the site knows beside the event. */
export interface Surroundings {
  emailAddressOf(number: string): string | undefined
  /** What a deletion is about, if it was ever captured. */
  original: Item | undefined
}

/** The item that the archive plane serves for an event. Throws a SiteError when the event lacks the details of its kind. */
export function renderItem(event: CaptureEvent, { emailAddressOf, original }: Surroundings): Item {
  const deletion = event.kind === 'deletion' ? deletionDetails(detailsOf(event.deletion), original ?? event) : undefined
  const { refersTo, call, location, contact } = event
  return {
    itemId: itemIdOf(event),
    archiveMessageId: event.archiveMessageId,
    ...(refersTo !== undefined && { refersTo }),
    kind: event.kind,
    network: event.network,
    source: event.source,
    direction: isSender(event) ? 'outgoing' : 'incoming',
    chat: renderChat(event.chat),
    eventTime: event.eventTime.toISOString(),
    captureTime: event.captureTime.toISOString(),
    participants: event.participants.map((person) => renderParticipant(person, emailAddressOf(person.number))),
    subject: deletion
      ? `${deletionPrefix(deletion.readState)}${original?.subject ?? renderSubject(event)}`
      : renderSubject(event),
    text: renderText(event, original),
    // SIT-5: a deletion does not repeat the attachments of what was deleted.
    attachments: deletion ? [] : event.attachments.map(renderAttachment),
    ...(call && { call: renderCall(call) }),
    ...(location && { location: renderLocation(location) }),
    ...(contact && { contact: renderContact(contact) }),
    ...(deletion && { deletion }),
  }
}

/** Names the capture. Hashed, because ids end up in file and blob names, where no number may stand (SEC-1). */
function itemIdOf({ archiveMessageId, capturedBy }: CaptureEvent): string {
  return createHash('sha256')
    .update(JSON.stringify([archiveMessageId, capturedBy]))
    .digest('hex')
    .slice(0, 32)
}

function isSender({ participants, capturedBy }: CaptureEvent): boolean {
  return participants.some(({ role, number }) => role === 'sender' && number === capturedBy)
}

// Field by field from here on: what else the harness hangs on a person or a chat, their fate above all, is not for the
// wire; and no field is shared with the event, which its maker may go on changing.
function renderParticipant({ number, name, role }: CapturedParticipant, userEmailAddress?: string): Participant {
  return { number, name, role, ...(userEmailAddress !== undefined && { userEmailAddress }) }
}

function renderChat({ type, chatId, name }: Chat): Chat {
  return { type, chatId, ...(name !== undefined && { name }) }
}

function renderCall({ mode, outcome, durationSeconds }: CallDetails): CallDetails {
  return { mode, outcome, durationSeconds }
}

function renderLocation({ latitude, longitude, place }: LocationDetails): LocationDetails {
  return { latitude, longitude, ...(place !== undefined && { place }) }
}

function renderContact({ displayName, numbers }: ContactDetails): ContactDetails {
  return { displayName, numbers: [...numbers] }
}

function renderAttachment(attachment: CapturedAttachment): Attachment {
  const { attachmentId, fileName, contentType, declaredSizeBytes, content } = attachment
  return {
    attachmentId,
    fileName,
    contentType,
    sizeBytes: declaredSizeBytes ?? content.sizeBytes,
    sha256: content.sha256,
  }
}
