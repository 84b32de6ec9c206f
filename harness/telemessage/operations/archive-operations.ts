import { archivePlanePaths, type LoginResponse, loginRequestSchema } from '../../contract/index.ts'
import type { WireRequest, WireResponse } from '../../control/wire.ts'
import type { Archive } from '../archive/archive.ts'
import { attachmentResponse } from '../archive/attachment-response.ts'
import type { PageCursors } from '../archive/page-cursor.ts'
import { type AccessTokens, bearerToken } from '../login/access-tokens.ts'
import type { Accounts } from '../login/accounts.ts'
import type { LoginLocks } from '../login/login-locks.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { Refusal } from '../refusals/errors.ts'
import { archiveDescriptions } from './archive-descriptions.ts'
import { readListRequest, readParameters } from './query-parameters.ts'
import { demandType } from './read-body.ts'
import { secretAnswer } from './secret-answer.ts'

const pageBeginning = Buffer.from('{"items":[')
const jsonContentType = 'application/json; charset=utf-8'

/** What the operations of the archive plane work on. */
export interface ArchivePlane {
  accounts: Accounts
  locks: LoginLocks
  tokens: AccessTokens
  archive: Archive
  cursors: PageCursors
}

/** The operations that a connector uses: log in, page through a window, look at an item, download attachments. */
export function archiveOperations(plane: ArchivePlane): DescribedOperation[] {
  return [
    {
      name: 'login',
      method: 'POST',
      path: archivePlanePaths.login,
      respond: (request) => login(request, plane),
      description: archiveDescriptions.login,
    },
    {
      name: 'items.list',
      method: 'GET',
      path: archivePlanePaths.items,
      respond: (request) => listItems(request, plane),
      description: archiveDescriptions.list,
    },
    {
      name: 'items.get',
      method: 'GET',
      path: archivePlanePaths.item,
      respond: (request) => getItem(request, plane),
      description: archiveDescriptions.get,
    },
    {
      name: 'attachments.download',
      method: 'GET',
      path: archivePlanePaths.attachment,
      respond: (request) => downloadAttachment(request, plane),
      description: archiveDescriptions.download,
    },
  ]
}

/** The user behind the request's token; undefined without a valid one. */
export function holderOf(request: WireRequest, tokens: AccessTokens): string | undefined {
  const token = bearerToken(request.headers['authorization'])
  return token === undefined ? undefined : tokens.holderOf(token)
}

async function login(request: WireRequest, { accounts, locks, tokens }: ArchivePlane): Promise<WireResponse> {
  readParameters(request.url, [])
  demandType(request, 'application/json', 'body-not-json')
  const credentials = loginRequestSchema.safeParse(parseJson(request.body))
  if (!credentials.success) throw new Refusal('login-body-invalid')
  const { username } = credentials.data
  refuseWhileLocked(username, locks)
  const isAdmitted = await accounts.admits(credentials.data)
  // Checked again: guesses that were sent all at once and end after the lock must not learn whether they were right.
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

function listItems(request: WireRequest, { tokens, archive, cursors }: ArchivePlane): WireResponse {
  demandToken(request, tokens)
  const { window, limit, cursor } = readListRequest(request.url)
  const after = cursor === undefined ? undefined : cursors.read(cursor, window)
  const { json, next } = archive.page(window, limit, after)
  const nextCursor = next === undefined ? null : cursors.write(window, next)
  // Sent from where the items are stored: rendering, encoding or copying them again would take most of the time of a page.
  const end = `],"nextCursor":${JSON.stringify(nextCursor)}}`
  const body = [pageBeginning, ...json, Buffer.from(end)]
  return { status: 200, headers: { 'content-type': jsonContentType }, body }
}

function getItem(request: WireRequest, { tokens, archive }: ArchivePlane): WireResponse {
  demandToken(request, tokens)
  readParameters(request.url, [])
  const json = archive.item(request.params['itemId'] ?? '')
  if (json === undefined) throw new Refusal('item-not-found')
  return { status: 200, headers: { 'content-type': jsonContentType }, body: json }
}

function downloadAttachment(request: WireRequest, { tokens, archive }: ArchivePlane): WireResponse {
  demandToken(request, tokens)
  readParameters(request.url, [])
  const { itemId = '', attachmentId = '' } = request.params
  const attachment = archive.attachment(itemId, attachmentId)
  if (attachment === undefined) throw new Refusal('attachment-not-found')
  return attachmentResponse(attachment, request.headers)
}

/** Throws the Refusals `token-missing` and `token-invalid` for a request without a token of an administration account. */
export function demandToken(request: WireRequest, tokens: AccessTokens): void {
  const token = bearerToken(request.headers['authorization'])
  if (token === undefined) throw new Refusal('token-missing')
  if (tokens.holderOf(token) === undefined) throw new Refusal('token-invalid')
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
