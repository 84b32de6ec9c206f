import type { CaptureEvent, Item } from '../../contract/index.ts'
import type { CaptureAccount } from '../account/account.ts'
import { demandCapture } from '../account/capture-right.ts'
import type { StoredUser } from '../account/users.ts'
import type { AccountArchiver } from '../account-archiver.ts'
import type { Archive } from '../archive/archive.ts'
import { SiteError, siteError } from '../refusals/site-error.ts'
import { renderItem } from '../render/item.ts'
import type { SubjectForm } from '../render/subject-style.ts'

/** The parts of the site that an event needs. */
export interface CaptureServices {
  account: CaptureAccount
  archiver: AccountArchiver
  archive: Archive
  /** The form of subjects (SIT-6). Default: canonical. */
  subjectForm: SubjectForm | undefined
}

/** How long the new holder of a number still gets messages to the former holder: documented as fourteen days. */
export const reassignmentDays = 14

const dayMs = 24 * 60 * 60 * 1000

/**
 * Accepts an event that a phone captured: renders it and puts it into the archive, which serves it from now on (SIT-1).
 * Throws a SiteError if `capturedBy` is no user of the account, if nothing of the product and app is captured for that
 * user (SIT-2, SIT-3), when the event is older than their right to the number, when the phone captured the message
 * before, or when the event lacks what its kind needs.
 */
export function captureEvent(event: CaptureEvent, { account, archiver, archive, subjectForm }: CaptureServices): Item {
  const user = account.users.ofNumber(event.capturedBy)
  if (user === undefined) {
    throw new SiteError('not-registered', 'no registered user has the number in capturedBy: register the user first')
  }
  demandCapture(account, user, event)
  demandOwnTime(event, user)
  demandDistinctAttachments(event)
  const original =
    event.kind === 'deletion' && event.refersTo !== undefined ? archive.captureOf(event.refersTo) : undefined
  // SIT-4: the present holder of the number. In the two weeks after a reassignment this may be the wrong custodian.
  const emailAddressOf = (number: string): string | undefined => account.users.ofNumber(number)?.userEmailAddress
  const item = renderItem(event, { service: archiver.service, emailAddressOf, original, subjectForm })
  // SIT-5: the attachments of a deleted message are not stored a second time.
  const kept = item.attachments.length === 0 ? [] : event.attachments
  archive.add(
    item,
    kept.map(({ attachmentId, contentType, content }) => ({ attachmentId, contentType, content })),
  )
  return item
}

/** For some time, carriers still deliver messages for the former holder of a number. */
function demandOwnTime({ eventTime, captureTime }: CaptureEvent, { numberReassignedAtMs }: StoredUser): void {
  if (numberReassignedAtMs === undefined || eventTime.getTime() >= numberReassignedAtMs) return
  if (captureTime.getTime() < numberReassignedAtMs + reassignmentDays * dayMs) return
  throw siteError('event-before-reassignment')
}

function demandDistinctAttachments({ attachments }: CaptureEvent): void {
  const attachmentIds = new Set(attachments.map(({ attachmentId }) => attachmentId))
  if (attachmentIds.size === attachments.length) return
  throw siteError('attachment-repeated')
}
