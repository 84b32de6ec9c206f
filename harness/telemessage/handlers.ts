import { archivePlanePaths, type LoginResponse, loginRequestSchema } from '../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../control/http/wire.ts'
import { type AccessTokens, bearerToken } from './access-tokens.ts'
import type { Accounts } from './accounts.ts'
import type { Archive } from './archive.ts'
import { attachmentResponse } from './attachment-response.ts'
import { Refusal } from './errors.ts'
import type { PageCursors } from './page-cursor.ts'
import { readListRequest, readParameters } from './query-parameters.ts'

/** What the operations of the archive plane work on. */
export interface ArchivePlane {
  accounts: Accounts
  tokens: AccessTokens
  archive: Archive
  cursors: PageCursors
}

/** The operations that a connector uses: log in, page through a window, download attachments. */
export function archiveOperations(plane: ArchivePlane): Operation[] {
  return [
    { name: 'login', method: 'POST', path: archivePlanePaths.login, respond: (request) => login(request, plane) },
    {
      name: 'items.list',
      method: 'GET',
      path: archivePlanePaths.items,
      respond: (request) => listItems(request, plane),
    },
    {
      name: 'attachments.download',
      method: 'GET',
      path: archivePlanePaths.attachment,
      respond: (request) => downloadAttachment(request, plane),
    },
  ]
}

/** The user behind the request's token; undefined without a valid one. */
export function holderOf(request: WireRequest, tokens: AccessTokens): string | undefined {
  const token = bearerToken(request.headers['authorization'])
  return token === undefined ? undefined : tokens.holderOf(token)
}

async function login(request: WireRequest, { accounts, tokens }: ArchivePlane): Promise<WireResponse> {
  readParameters(request.url, [])
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) throw new Refusal('body-not-json')
  const credentials = loginRequestSchema.safeParse(parseJson(request.body))
  if (!credentials.success) throw new Refusal('login-body-invalid')
  if (!(await accounts.admits(credentials.data))) throw new Refusal('login-refused')
  const answer: LoginResponse = {
    accessToken: tokens.issue(credentials.data.username),
    tokenType: 'Bearer',
    expiresInSeconds: tokens.lifeSeconds,
  }
  const response = jsonResponse(200, answer)
  return { ...response, headers: { ...response.headers, 'cache-control': 'no-store' } }
}

function listItems(request: WireRequest, { tokens, archive, cursors }: ArchivePlane): WireResponse {
  demandToken(request, tokens)
  const { window, limit, cursor } = readListRequest(request.url)
  const after = cursor === undefined ? undefined : cursors.read(cursor, window)
  const { items, next } = archive.page(window, limit, after)
  const nextCursor = next === undefined ? null : cursors.write(window, next)
  // Put together from the items' own texts: rendering an item again for every page takes most of a page's time.
  const body = `{"items":[${items.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body }
}

function downloadAttachment(request: WireRequest, { tokens, archive }: ArchivePlane): WireResponse {
  demandToken(request, tokens)
  readParameters(request.url, [])
  const { itemId = '', attachmentId = '' } = request.params
  const attachment = archive.attachment(itemId, attachmentId)
  if (attachment === undefined) throw new Refusal('attachment-not-found')
  return attachmentResponse(attachment, request.headers)
}

function demandToken(request: WireRequest, tokens: AccessTokens): void {
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
