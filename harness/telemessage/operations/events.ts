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

/** The operations with which a device posts messages and calls as they happen (SIT-1). */
export function eventOperations(services: Services): DescribedOperation[] {
  const { account } = services
  return [
    deviceOperation(services, {
      name: 'attachments.upload',
      method: 'POST',
      path: capturePlanePaths.attachments,
      description: {
        summary: 'Upload the bytes of an attachment',
        description: `Upload each attachment once, before the event that refers to it. At most ${uploadSizeBytesMax} bytes each, and at most ${pendingUploadsBytesMax} bytes of a device that no event refers to yet. The event names the media type. Simulated.`,
        body: { contentType: 'application/octet-stream' },
        answers: {
          201: {
            description: 'The received bytes, and the id with which the event refers to them.',
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
        description: `When the site answers, the event is already in the archive plane: data are copied in real time, as is documented. Its capture time is the present of the virtual calendar; the event itself may be much older. The product and app are those of the device. If the number belonged to a deleted user before, messages from before the reassignment are accepted for ${reassignmentDays} days after it, as is documented. They then belong to this user, with this user's e-mail address. The operation is simulated.`,
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

/** The example of an event in the documentation. */
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
