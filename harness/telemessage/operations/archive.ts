import { archivePlanePaths, type LoginResponse, loginRequestSchema } from '../../contract/index.ts'
import type { WireRequest, WireResponse } from '../../control/wire.ts'
import { attachmentResponse } from '../archive/attachment-response.ts'
import type { LoginLocks } from '../login/login-locks.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { Refusal } from '../refusals/errors.ts'
import { archiveDescriptions } from './archive-descriptions.ts'
import { readListRequest, readParameters } from './query-parameters.ts'
import { demandType } from './read-body.ts'
import { secretAnswer } from './secret-answer.ts'
import type { Services } from './services.ts'
import { demandToken } from './site-operation.ts'

const pageBeginning = Buffer.from('{"items":[')
const jsonContentType = 'application/json; charset=utf-8'

/** The parts of the site that these operations use. */
type ArchiveServices = Pick<Services, 'accounts' | 'locks' | 'tokens' | 'archive' | 'itemPages'>

/** The operations that a connector uses: log in, page through a window, look at an item, download attachments. */
export function archiveOperations(services: ArchiveServices): DescribedOperation[] {
  return [
    {
      name: 'login',
      secretFields: ['accessToken'],
      method: 'POST',
      path: archivePlanePaths.login,
      respond: (request) => login(request, services),
      description: archiveDescriptions.login,
    },
    {
      name: 'items.list',
      method: 'GET',
      path: archivePlanePaths.items,
      respond: (request) => listItems(request, services),
      description: archiveDescriptions.list,
    },
    {
      name: 'items.get',
      method: 'GET',
      path: archivePlanePaths.item,
      respond: (request) => getItem(request, services),
      description: archiveDescriptions.get,
    },
    {
      name: 'attachments.download',
      method: 'GET',
      path: archivePlanePaths.attachment,
      respond: (request) => downloadAttachment(request, services),
      description: archiveDescriptions.download,
    },
  ]
}

async function login(request: WireRequest, { accounts, locks, tokens }: ArchiveServices): Promise<WireResponse> {
  readParameters(request.url, [])
  demandType(request, 'application/json', 'body-not-json')
  const credentials = loginRequestSchema.safeParse(parseJson(request.body))
  if (!credentials.success) throw new Refusal('login-body-invalid')
  const { username } = credentials.data
  refuseWhileLocked(username, locks)
  const isAdmitted = await accounts.admits(credentials.data)
  // Checked again: guesses that were sent all at once, and whose check ends after the lock, must not learn whether they
  // were right.
  refuseWhileLocked(username, locks)
  if (!isAdmitted) {
    locks.failed(username)
    throw new Refusal('login-refused')
  }
  locks.succeeded(username)
  const answer: LoginResponse = {
    accessToken: tokens.issue(username),
    tokenType: 'Bearer',
    expiresInSeconds: tokens.lifeSeconds,
  }
  return secretAnswer(200, answer)
}

function refuseWhileLocked(username: string, locks: LoginLocks): void {
  const seconds = locks.lockedForSeconds(username)
  if (seconds > 0) throw new Refusal('login-locked', undefined, { 'retry-after': String(seconds) })
}

function listItems(request: WireRequest, { tokens, itemPages }: ArchiveServices): WireResponse {
  demandToken(request, tokens)
  const { window, limit, cursor } = readListRequest(request.url)
  const { json, nextCursor } = itemPages.page(window, limit, cursor)
  // Sent directly from the store: rendering, encoding or copying the items again would take most of the time of a page.
  const end = `],"nextCursor":${JSON.stringify(nextCursor)}}`
  const body = [pageBeginning, ...json, Buffer.from(end)]
  return { status: 200, headers: { 'content-type': jsonContentType }, body }
}

function getItem(request: WireRequest, { tokens, archive }: ArchiveServices): WireResponse {
  demandToken(request, tokens)
  readParameters(request.url, [])
  const json = archive.item(request.params['itemId'] ?? '')
  if (json === undefined) throw new Refusal('item-not-found')
  return { status: 200, headers: { 'content-type': jsonContentType }, body: json }
}

function downloadAttachment(request: WireRequest, { tokens, archive }: ArchiveServices): WireResponse {
  demandToken(request, tokens)
  readParameters(request.url, [])
  const { itemId = '', attachmentId = '' } = request.params
  const attachment = archive.attachment(itemId, attachmentId)
  if (attachment === undefined) throw new Refusal('attachment-not-found')
  return attachmentResponse(attachment, request.headers)
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
