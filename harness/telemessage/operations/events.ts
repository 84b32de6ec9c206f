import {
  capturePlanePaths,
  itemSchema,
  pendingUploadsBytesMax,
  postedEventSchema,
  uploadSchema,
  uploadSizeBytesMax,
} from '../../contract/index.ts'
import { jsonResponse } from '../../control/wire.ts'
import { demandCapture } from '../account/capture-right.ts'
import { reassignmentDays } from '../capture/capture-event.ts'
import { postEvent } from '../capture/post-event.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { jsonRefusals, readBytes, readJson } from './read-body.ts'
import type { Services } from './services.ts'
import { deviceOperation } from './site-operation.ts'

/** The operations by which a device hands over what happens on it, as it happens (SIT-1). */
export function eventOperations(services: Services): DescribedOperation[] {
  const { account } = services
  return [
    deviceOperation(services, {
      name: 'attachments.upload',
      method: 'POST',
      path: capturePlanePaths.attachments,
      description: {
        summary: 'Upload the bytes of an attachment',
        description: `Before the event that refers to them, once for each attachment. At most ${uploadSizeBytesMax} bytes each, and ${pendingUploadsBytesMax} bytes of a device that no event refers to yet. The media type is what the event says. Simulated.`,
        body: { contentType: 'application/octet-stream' },
        answers: {
          201: {
            description: 'What arrived, and the id that the event refers to it by.',
            body: { contentType: 'application/json', schema: uploadSchema },
          },
        },
        refusals: ['no-plan', 'body-not-bytes', 'body-too-large', 'uploads-pile-up'],
      },
      respond: (request, device) => {
        demandCapture(account, account.users.get(device.userId), device)
        const { uploadId, content } = account.uploads.add(device.deviceId, readBytes(request))
        const { sizeBytes, sha256 } = content
        return jsonResponse(201, { uploadId, sizeBytes, sha256 })
      },
    }),
    deviceOperation(services, {
      name: 'events.post',
      method: 'POST',
      path: capturePlanePaths.events,
      description: {
        summary: 'Post what happened on the phone',
        description: `The event is in the archive plane when the answer comes: data are copied in real time, as is documented. It is captured at the present of the virtual calendar, by the product and app of the device; it may have happened long before. A number that came from a deleted user to this one brings messages of the time before: they are taken for ${reassignmentDays} days after the reassignment, as is documented, and are this user's from then on, with this user's e-mail address. The operation is simulated.`,
        body: { contentType: 'application/json', schema: postedEventSchema, example: postedEventExample },
        answers: {
          201: {
            description: 'The item as the archive plane serves it.',
            body: { contentType: 'application/json', schema: itemSchema },
          },
        },
        refusals: [
          ...jsonRefusals,
          'no-plan',
          'number-of-another',
          'event-in-future',
          'event-before-reassignment',
          'upload-unknown',
          'attachment-repeated',
          'captured-twice',
          'details-missing',
        ],
      },
      respond: (request, device) =>
        jsonResponse(201, postEvent(readJson(request, postedEventSchema), device, services)),
    }),
  ]
}

/** What the documentation shows of an event. */
const postedEventExample = {
  archiveMessageId: 'msg-7f3a-0001',
  capturedBy: '447700900101',
  kind: 'document',
  chat: { type: 'group', chatId: 'group-1', name: 'Desk 7' },
  eventTime: '2026-03-02T09:00:00.000Z',
  participants: [
    { number: '447700900101', name: 'Asha Patel', role: 'sender' },
    { number: '15550100102', name: 'Ben Ortiz', role: 'recipient' },
  ],
  text: 'The figures',
  attachments: [{ uploadId: 'upload-1', fileName: 'Q1.pdf', contentType: 'application/pdf' }],
}
