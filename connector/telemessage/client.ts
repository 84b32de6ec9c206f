import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { LoginRequest } from '#contract'
import { FatalError, SkippableError } from '../errors.ts'
import { createAccessToken, withToken } from '../http/access-token.ts'
import type { Caller } from '../http/caller.ts'
import { urlBelow } from '../http/url.ts'
import type { Policy } from '../policy.ts'
import type { Window } from '../window.ts'
import { type ItemsPage, type NextPage, pagesOf, type ReadPage } from './read-window.ts'

/** The content of an attachment on its way. */
export interface Download {
  headers: IncomingHttpHeaders
  body: Readable
}

/** The archive plane of the TeleMessage site. */
export interface TeleMessageClient {
  /** Throws a FatalError (`login-refused`) for a wrong user name or password (RES-11). */
  login(): Promise<void>
  /**
   * The pages of a window. When a cursor expires, they begin again. Throws a RetriableError (`page-of-another-window`,
   * `cursor-expired`).
   */
  pages(window: Window): AsyncGenerator<ItemsPage>
  /** Throws a SkippableError (`attachment-unreadable`) when the site does not hand the attachment out. */
  download(itemId: string, attachmentId: string): Promise<Download>
}

export interface TeleMessageOptions {
  settings: { telemessageUrl: URL; username: string; password: string }
  caller: Caller
  policy: Pick<Policy, 'pageItems' | 'pageBytesMax' | 'backoffMs' | 'readingsMax'>
  nextPage: NextPage
}

const service = 'TeleMessage'
const call = { service, scope: 'telemessage', repeatable: true } as const
const loginSchema = z.object({ accessToken: z.string().min(1) })
const pageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().min(1).nullable() })

export function createTeleMessageClient({ settings, caller, policy, nextPage }: TeleMessageOptions): TeleMessageClient {
  const base = settings.telemessageUrl
  const token = createAccessToken(async () => {
    const credentials: LoginRequest = { username: settings.username, password: settings.password }
    const answer = await caller.json({
      ...call,
      method: 'POST',
      url: urlBelow(base, ['archive', 'v1', 'login']),
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(credentials)),
    })
    if (answer.status !== 200) throw loginRefused(answer.status)
    return understood(loginSchema.safeParse(answer.json)).accessToken
  })
  const readPage: ReadPage = async (query) => {
    const url = urlBelow(base, ['archive', 'v1', 'items'], query)
    const answer = await withToken(token, (bearer) =>
      caller.json({ ...call, method: 'GET', url, headers: authorization(bearer) }, policy.pageBytesMax),
    )
    if (answer.status === 410 && query['cursor'] !== undefined) return 'expired'
    if (answer.status !== 200) throw refused('the list of items', answer.status)
    return understood(pageSchema.safeParse(answer.json))
  }
  return {
    login: async () => {
      await token.get()
    },
    pages: (window) => pagesOf({ window, policy, readPage, nextPage }),
    download: async (itemId, attachmentId) => {
      const url = urlBelow(base, ['archive', 'v1', 'items', itemId, 'attachments', attachmentId])
      const answer = await withToken(token, async (bearer) => {
        const opened = await caller.open({ ...call, method: 'GET', url, headers: authorization(bearer) })
        if (opened.status !== 200) opened.body.resume().on('error', () => undefined)
        return opened
      })
      if (answer.status === 401) throw refused('an attachment', answer.status)
      if (answer.status === 200) return { headers: answer.headers, body: answer.body }
      const message = `TeleMessage does not deliver the attachment (status ${answer.status})`
      throw new SkippableError('attachment-unreadable', 'unreadable', message)
    },
  }
}

function authorization(bearer: string): Record<string, string> {
  return { authorization: `Bearer ${bearer}` }
}

function loginRefused(status: number): FatalError {
  const message = `TeleMessage refuses the login (status ${status}): set MT_TELEMESSAGE_USERNAME and MT_TELEMESSAGE_PASSWORD to those of an administration account`
  return new FatalError('login-refused', message)
}

function refused(what: string, status: number): FatalError {
  const message = `TeleMessage refuses to serve ${what} (status ${status}): check that the account may read the archive and that MT_TELEMESSAGE_URL is its address`
  return new FatalError('request-refused', message)
}

function understood<T>(parsed: z.ZodSafeParseResult<T>): T {
  if (parsed.success) return parsed.data
  const message = 'TeleMessage answers in an unexpected form: check MT_TELEMESSAGE_URL'
  throw new FatalError('answer-not-understood', message)
}
