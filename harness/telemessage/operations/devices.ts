import {
  activationCodeSchema,
  activationSchema,
  captureGapListSchema,
  capturePlanePaths,
  type DeviceCredentials,
  deviceCredentialsSchema,
  deviceListSchema,
  deviceSchema,
  linkTokenSchema,
} from '../../contract/index.ts'
import { jsonResponse, type WireResponse } from '../../control/wire.ts'
import { activatePhone, issueCode, scanLink, unlinkDevice } from '../account/activation.ts'
import { wrongCodesMax } from '../account/activation-codes.ts'
import { deviceView, gapView, instant } from '../account/views.ts'
import { capturedBy, networksOf } from '../account-archiver.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { jsonRefusals, readJson } from './read-body.ts'
import { noStoreDescribed, secretAnswer } from './secret-answer.ts'
import type { Services } from './services.ts'
import { accountOperation, deviceOperation, openOperation } from './site-operation.ts'

const userPath = { userId: '`userId` of a user.' }
const credentials = {
  body: { contentType: 'application/json', schema: deviceCredentialsSchema },
  headers: noStoreDescribed,
} as const

/** The operations by which a device may start and continue to capture: activation, scan, renewal of its token. */
export function activationOperations(services: Services): DescribedOperation[] {
  const { account, archiver } = services
  return [
    accountOperation(services, {
      name: 'activation-codes.issue',
      method: 'POST',
      path: capturePlanePaths.activationCodes,
      description: {
        summary: 'Ask for an activation code of the Phone Archiver',
        description:
          'A code for one use within ten minutes of the virtual calendar; it replaces an earlier code of the user. The employee types it into the app on their phone. The activation of the app is documented; the code and the operation are simulated.',
        path: userPath,
        answers: {
          201: {
            description: 'The code, which is shown only here.',
            body: { contentType: 'application/json', schema: activationCodeSchema },
            headers: noStoreDescribed,
          },
        },
        refusals: ['user-not-found', 'user-deleted', 'user-suspended', 'user-locked'],
      },
      respond: async ({ params }) => {
        const { code, expiresAtMs } = await issueCode(account, params['userId'] ?? '')
        return secretAnswer(201, { code, expiresAt: instant(expiresAtMs) })
      },
    }),
    openOperation({
      name: 'devices.activate',
      method: 'POST',
      path: capturePlanePaths.activations,
      description: {
        summary: 'Activate the Phone Archiver',
        description: `The app on the phone sends its number and the activation code. From then on messages are captured, and the user is \`Activated\`. An earlier instance of the same app is unlinked, because a number is on one phone. Every refused activation gets the same answer. After ${wrongCodesMax} wrong codes the code is void and the user is \`Locked\`. Simulated.`,
        body: {
          contentType: 'application/json',
          schema: activationSchema,
          example: { number: '15550100001', code: '04381927', network: networksOf(archiver)[0] },
        },
        answers: { 201: { description: 'What the device posts with.', ...credentials } },
        refusals: [...jsonRefusals, 'activation-refused'],
      },
      respond: async (request) => {
        const device = await activatePhone(account, readJson(request, capturedBy(archiver, activationSchema)))
        return credentialsAnswer(device.deviceId, services, 201)
      },
    }),
    openOperation({
      name: 'links.scan',
      method: 'POST',
      path: capturePlanePaths.scans,
      description: {
        summary: 'Scan the QR code of a link',
        description:
          'The app sends the token behind `#` in the QR code; it needs no other credential. From then on messages are captured, and the user is `Activated`. Activation of the Cloud Archiver by a scan is documented; the operation is simulated.',
        body: { contentType: 'application/json', schema: linkTokenSchema, example: { token: 'hK3vXw' } },
        answers: { 201: { description: 'What the device posts with.', ...credentials } },
        refusals: [
          ...jsonRefusals,
          'link-token-unknown',
          'link-expired',
          'link-revoked',
          'link-scanned',
          'user-suspended',
          'user-locked',
        ],
      },
      respond: (request) => {
        const { device } = scanLink(account, readJson(request, linkTokenSchema).token)
        return credentialsAnswer(device.deviceId, services, 201)
      },
    }),
    deviceOperation(services, {
      name: 'device-token.renew',
      method: 'POST',
      path: capturePlanePaths.deviceToken,
      description: {
        summary: 'Renew the token of a device',
        description:
          'A new token for the calling device, if its present token has not expired. The present token stays valid until it expires. A device with an expired token must be activated again. Simulated.',
        answers: { 201: { description: 'The new credentials of the device.', ...credentials } },
        refusals: [],
      },
      respond: (_request, { deviceId }) => credentialsAnswer(deviceId, services, 201),
    }),
  ]
}

/** The operations with which administrators list the devices of a user, unlink them, and list the capture gaps. */
export function deviceOperations(services: Services): DescribedOperation[] {
  const { account } = services
  return [
    accountOperation(services, {
      name: 'devices.list',
      method: 'GET',
      path: capturePlanePaths.devices,
      description: {
        summary: 'List the devices of a user',
        description: 'App instances of the Phone Archiver and apps linked to the Cloud Archiver. Simulated.',
        path: userPath,
        answers: {
          200: { description: 'The devices.', body: { contentType: 'application/json', schema: deviceListSchema } },
        },
        refusals: ['user-not-found'],
      },
      respond: ({ params }) => {
        const { userId } = account.users.get(params['userId'] ?? '')
        return jsonResponse(200, { devices: account.devices.ofUser(userId).map(deviceView) })
      },
    }),
    accountOperation(services, {
      name: 'devices.unlink',
      method: 'DELETE',
      path: capturePlanePaths.device,
      description: {
        summary: 'Unlink a device',
        description:
          'The site refuses everything that the device posts from now on. The time until another device captures for the user is a capture gap. Unlinking twice changes nothing. Simulated.',
        path: { deviceId: '`deviceId` of a device.' },
        answers: {
          200: { description: 'The device.', body: { contentType: 'application/json', schema: deviceSchema } },
        },
        refusals: ['device-not-found'],
      },
      respond: ({ params }) => jsonResponse(200, deviceView(unlinkDevice(account, params['deviceId'] ?? ''))),
    }),
    accountOperation(services, {
      name: 'gaps.list',
      method: 'GET',
      path: capturePlanePaths.gaps,
      description: {
        summary: 'List the capture gaps of a user',
        description:
          'The times in which nothing was captured of a product and app that were captured before: unlinked, without a plan, suspended, locked or deleted. Messages and calls in a gap are not archived. There is no gap before the first activation. Simulated.',
        path: userPath,
        answers: {
          200: { description: 'The gaps.', body: { contentType: 'application/json', schema: captureGapListSchema } },
        },
        refusals: ['user-not-found'],
      },
      respond: ({ params }) => {
        const { userId } = account.users.get(params['userId'] ?? '')
        return jsonResponse(200, { gaps: account.gaps.ofUser(userId).map(gapView) })
      },
    }),
  ]
}

function credentialsAnswer(deviceId: string, { deviceTokens }: Services, status: number): WireResponse {
  const answer: DeviceCredentials = {
    deviceId,
    deviceToken: deviceTokens.issue(deviceId),
    tokenType: 'Bearer',
    expiresInSeconds: deviceTokens.lifeSeconds,
  }
  return secretAnswer(status, answer)
}
