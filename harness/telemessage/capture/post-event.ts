import type { CaptureEvent, Item, PostedAttachment, PostedEvent } from '../../contract/index.ts'
import type { CaptureAccount } from '../account/account.ts'
import type { StoredDevice } from '../account/devices.ts'
import { siteError } from '../refusals/site-error.ts'
import { type CaptureServices, captureEvent } from './capture-event.ts'

/**
 * Accepts an event that a device posts, with the uploads that it refers to. Throws the SiteErrors of `captureEvent`,
 * and `number-of-another`, `event-in-future`, `upload-unknown` and `attachment-repeated`. A refused event can be posted
 * again: its uploads are kept.
 */
export function postEvent(posted: PostedEvent, device: StoredDevice, services: CaptureServices): Item {
  const { account } = services
  const { number } = account.users.get(device.userId)
  if (posted.capturedBy !== number) throw siteError('number-of-another')
  const captureTime = new Date(account.nowMs())
  const eventTime = new Date(posted.eventTime)
  if (eventTime > captureTime) throw siteError('event-in-future')
  const event: CaptureEvent = {
    ...posted,
    source: device.source,
    network: device.network,
    eventTime,
    captureTime,
    attachments: posted.attachments.map((attachment) => capturedAttachment(attachment, device, account)),
  }
  const item = captureEvent(event, services)
  for (const { uploadId } of posted.attachments) account.uploads.taken(uploadId)
  return item
}

function capturedAttachment(
  { uploadId, fileName, contentType, declaredSizeBytes }: PostedAttachment,
  { deviceId }: StoredDevice,
  { uploads }: CaptureAccount,
): CaptureEvent['attachments'][number] {
  const content = uploads.waiting(deviceId, uploadId)
  return { attachmentId: uploadId, fileName, contentType, declaredSizeBytes, content }
}
