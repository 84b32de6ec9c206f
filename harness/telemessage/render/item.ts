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
  LinkPreview,
  LocationDetails,
  MissingMedia,
  Participant,
} from '../../contract/index.ts'
import { detailsOf } from './capture-details.ts'
import { renderMentions } from './mentions.ts'
import { deletionDetails } from './read-state.ts'
import { deletionPrefix, renderSubject } from './subject.ts'
import { type SubjectForm, subjectStyle } from './subject-style.ts'
import { renderText } from './text.ts'

/** What the site knows in addition to the event. */
export interface Surroundings {
  /** The archived service, as subjects name it. */
  service: string
  emailAddressOf(number: string): string | undefined
  /** The message that a deletion is about, if it was captured. */
  original: Item | undefined
  /** Default: `canonical`. */
  subjectForm?: SubjectForm | undefined
}

/**
 * The item that the archive plane serves for an event. Throws a SiteError if the event lacks the details of its kind.
 */
export function renderItem(event: CaptureEvent, surroundings: Surroundings): Item {
  const { service, emailAddressOf, original, subjectForm = 'canonical' } = surroundings
  const deletion = event.kind === 'deletion' ? deletionDetails(detailsOf(event.deletion), original ?? event) : undefined
  const itemId = itemIdOf(event)
  const style = subjectStyle(subjectForm, itemId)
  const { refersTo } = event
  return {
    itemId,
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
      ? `${deletionPrefix(deletion, style)}${original?.subject ?? renderSubject(event, service, style)}`
      : renderSubject(event, service, style),
    text: renderText(event, original),
    // SIT-5: a deletion does not repeat the attachments of the deleted message.
    attachments: deletion ? [] : event.attachments.map(renderAttachment),
    ...renderDetails(event),
    ...(deletion && { deletion }),
  }
}

/** The fields of an item besides its text. */
function renderDetails(event: CaptureEvent): Partial<Item> {
  const { call, location, contact, linkPreview, forwarded, viewOnce, missingMedia = [] } = event
  const { mentions } = renderMentions(event)
  return {
    ...(call && { call: renderCall(call) }),
    ...(location && { location: renderLocation(location) }),
    ...(contact && { contact: renderContact(contact) }),
    ...(mentions.length > 0 && { mentions }),
    ...(linkPreview && { linkPreview: renderPreview(linkPreview) }),
    ...(forwarded && { forwarded }),
    ...(viewOnce && { viewOnce }),
    ...(missingMedia.length > 0 && { missingMedia: missingMedia.map(renderMissing) }),
  }
}

/**
 * The id of the capture. It is a hash, because ids become part of file and blob names, which must not contain a number
 * (SEC-1).
 */
function itemIdOf({ archiveMessageId, capturedBy }: CaptureEvent): string {
  return createHash('sha256')
    .update(JSON.stringify([archiveMessageId, capturedBy]))
    .digest()
    .toString('hex', 0, 16)
}

function isSender({ participants, capturedBy }: CaptureEvent): boolean {
  return participants.some(({ role, number }) => role === 'sender' && number === capturedBy)
}

// Copied field by field. The harness adds other data to persons and chats, above all what happens to them later, and
// these must not be served. Also, no object is shared with the event, because the caller may change it later.
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

function renderPreview({ url, title, description }: LinkPreview): LinkPreview {
  return { url, title, ...(description !== undefined && { description }) }
}

function renderMissing({ fileName, contentType, sizeBytes }: MissingMedia): MissingMedia {
  return { fileName, contentType, sizeBytes }
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
