import {
  capturePlanePaths,
  cloudLinkListSchema,
  cloudLinkSchema,
  issuedCloudLinkSchema,
  linkTokenSchema,
  newCloudLinkSchema,
} from '../../contract/index.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { issueLink, revokeLink } from '../account/activation.ts'
import { linkView } from '../account/views.ts'
import { capturedBy, networksOf } from '../account-archiver.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { siteError } from '../refusals/site-error.ts'
import { qrCodePicture, qrCodeText } from './qr-code.ts'
import { jsonRefusals, readJson } from './read-body.ts'
import { noStore, noStoreDescribed, secretAnswer } from './secret-answer.ts'
import type { Services } from './services.ts'
import { accountOperation } from './site-operation.ts'

const linkPath = { linkId: '`linkId` of a link.' }
const userPath = { userId: '`userId` of a user.' }
const drawn =
  'Send the token in the body, because the site keeps only its hash. The code contains the address of the scan operation, `#`, and the token. The token is behind `#` so that no server logs it.'

/** The operations with which administrators create and revoke links of the Cloud Archiver. */
export function linkOperations(services: Services): DescribedOperation[] {
  const { account, archiver } = services
  const networks = networksOf(archiver)
  return [
    accountOperation(services, {
      name: 'links.create',
      method: 'POST',
      path: capturePlanePaths.links,
      description: {
        summary: 'Ask for a link of the Cloud Archiver',
        description: `The user opens the link and scans its QR code with their ordinary ${networks.join(' or ')} app, as is documented. A link is for one scan within a day of the virtual calendar; its life and the operation are simulated. The token is shown only here.`,
        path: userPath,
        body: { contentType: 'application/json', schema: newCloudLinkSchema, example: { network: networks[0] } },
        answers: {
          201: {
            description: 'The link with its token.',
            body: { contentType: 'application/json', schema: issuedCloudLinkSchema },
            headers: noStoreDescribed,
          },
        },
        refusals: [...jsonRefusals, 'user-not-found', 'user-deleted', 'user-suspended', 'user-locked'],
      },
      respond: (request) => {
        const { network } = readJson(request, capturedBy(archiver, newCloudLinkSchema))
        const { link, token } = issueLink(account, request.params['userId'] ?? '', network)
        return secretAnswer(201, { ...linkView(account, link), token, url: scanUrl(request, token) })
      },
    }),
    accountOperation(services, {
      name: 'links.list',
      method: 'GET',
      path: capturePlanePaths.links,
      description: {
        summary: 'List the links of a user',
        description: 'Without their tokens. Simulated.',
        path: userPath,
        answers: {
          200: { description: 'The links.', body: { contentType: 'application/json', schema: cloudLinkListSchema } },
        },
        refusals: ['user-not-found'],
      },
      respond: ({ params }) => {
        const { userId } = account.users.get(params['userId'] ?? '')
        return jsonResponse(200, { links: account.links.ofUser(userId).map((link) => linkView(account, link)) })
      },
    }),
    drawing(services, {
      name: 'links.draw-picture',
      path: capturePlanePaths.qrCodePicture,
      summary: 'Draw the QR code of a link as a picture',
      contentType: 'image/png',
      draw: qrCodePicture,
    }),
    drawing(services, {
      name: 'links.draw-text',
      path: capturePlanePaths.qrCodeText,
      summary: 'Draw the QR code of a link for a terminal',
      contentType: 'text/plain; charset=utf-8',
      draw: qrCodeText,
    }),
    accountOperation(services, {
      name: 'links.revoke',
      method: 'DELETE',
      path: capturePlanePaths.link,
      description: {
        summary: 'Revoke a link',
        description:
          'A link that was not scanned yet cannot be scanned any more. If it was scanned, the linked app is unlinked, and the time until an app is linked again is a capture gap. Revoking twice changes nothing. Simulated.',
        path: linkPath,
        answers: {
          200: { description: 'The link.', body: { contentType: 'application/json', schema: cloudLinkSchema } },
        },
        refusals: ['link-not-found'],
      },
      respond: ({ params }) => jsonResponse(200, linkView(account, revokeLink(account, params['linkId'] ?? ''))),
    }),
  ]
}

interface Drawing {
  name: string
  path: string
  summary: string
  contentType: string
  draw(text: string): Promise<string | Buffer>
}

function drawing(services: Services, { name, path, summary, contentType, draw }: Drawing): DescribedOperation {
  const [mediaType = contentType] = contentType.split(';')
  return accountOperation(services, {
    name,
    method: 'POST',
    path,
    description: {
      summary,
      description: `${drawn} Simulated.`,
      path: linkPath,
      body: { contentType: 'application/json', schema: linkTokenSchema, example: { token: 'hK3vXw' } },
      answers: { 200: { description: 'The QR code.', body: { contentType: mediaType }, headers: noStoreDescribed } },
      refusals: [...jsonRefusals, 'link-not-found', 'link-token-unknown'],
    },
    respond: async (request) => {
      const { token } = readJson(request, linkTokenSchema)
      const { linkId } = services.account.links.get(request.params['linkId'] ?? '')
      if (services.account.links.ofToken(token).linkId !== linkId) throw siteError('link-token-unknown')
      const headers = { 'content-type': contentType, ...noStore }
      return { status: 200, headers, body: await draw(scanUrl(request, token)) } satisfies WireResponse
    },
  })
}

/** The content of a QR code. */
function scanUrl({ url }: WireRequest, token: string): string {
  return `${url.origin}${capturePlanePaths.scans}#${token}`
}
