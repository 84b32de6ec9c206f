import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { LoginRequest } from '#contract'
import { FatalError, RetriableError, SkippableError } from '../errors.ts'
import { createAccessToken, withToken } from '../http/access-token.ts'
import type { Caller } from '../http/caller.ts'
import { BodyTooLargeError } from '../http/read-body.ts'
import { urlBelow } from '../http/url.ts'
import type { Policy } from '../policy.ts'
import type { Window } from '../window.ts'

/** The content of an attachment on its way. */
export interface Download {
  headers: IncomingHttpHeaders
  body: Readable
}

/** The archive plane of the TeleMessage site. */
export interface TeleMessageClient {
  /** Throws a FatalError (`login-refused`) for a wrong user name or password (RES-11). */
  login(): Promise<void>
  /** The pages of a window, items undecoded. */
  pages(window: Window): AsyncGenerator<unknown[]>
  /** Throws a SkippableError (`attachment-unreadable`) when the site does not hand the attachment out. */
  download(itemId: string, attachmentId: string): Promise<Download>
}

export interface TeleMessageOptions {
  settings: { telemessageUrl: URL; username: string; password: string }
  caller: Caller
  policy: Pick<Policy, 'pageItems' | 'pageBytesMax' | 'backoffMs'>
}

const service = 'TeleMessage'
const call = { service, scope: 'telemessage', repeatable: true } as const
const loginSchema = z.object({ accessToken: z.string().min(1) })
const pageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().min(1).nullable() })
const capturedSchema = z.object({ captureTime: z.iso.datetime({ offset: true }) })

type Page = z.infer<typeof pageSchema>

export function createTeleMessageClient({ settings, caller, policy }: TeleMessageOptions): TeleMessageClient {
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
  const readPage = async (query: Record<string, string>): Promise<Page> => {
    const url = urlBelow(base, ['archive', 'v1', 'items'], query)
    const answer = await withToken(token, (bearer) =>
      caller.json({ ...call, method: 'GET', url, headers: authorization(bearer) }, policy.pageBytesMax),
    )
    if (answer.status !== 200) throw refused('the list of items', answer.status)
    return understood(pageSchema.safeParse(answer.json))
  }
  return {
    login: async () => {
      await token.get()
    },
    pages: (window) => pagesOf(window, policy, readPage),
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

async function* pagesOf(
  window: Window,
  policy: TeleMessageOptions['policy'],
  readPage: (query: Record<string, string>) => Promise<Page>,
): AsyncGenerator<unknown[]> {
  const span = { from: window.from.toISOString(), to: window.to.toISOString() }
  let limit = policy.pageItems
  let strayPages = 0
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { ...span, limit: String(limit), ...(cursor !== undefined && { cursor }) }
    const page = await readPage(query).catch((error: unknown) => {
      if (!(error instanceof BodyTooLargeError)) throw error
      return undefined
    })
    if (page === undefined) {
      limit = smallerLimit(limit)
    } else if (isStray(page.items, window)) {
      strayPages += 1
      if (strayPages > policy.backoffMs.length) throw strayPage()
    } else {
      strayPages = 0
      yield page.items
      cursor = page.nextCursor
    }
  }
}

/** A page that is too large for memory is requested again with half the items. */
function smallerLimit(limit: number): number {
  if (limit > 1) return Math.ceil(limit / 2)
  const message = 'one item alone is larger than a page may be: TeleMessage must serve text of a sensible size'
  throw new FatalError('answer-too-large', message)
}

/**
 * A page of another window, which a cache or a proxy may serve. It is requested again: its cursor would end this window
 * early, and later items would never be imported. The majority of items decides: a single item may have a wrong capture
 * time, and must not block the others for ever (RES-7).
 */
function isStray(items: unknown[], { from, to }: Window): boolean {
  const times = items
    .flatMap((raw) => capturedSchema.safeParse(raw).data?.captureTime ?? [])
    .map((text) => new Date(text))
  return times.filter((captured) => captured < from || captured >= to).length > times.length / 2
}

function strayPage(): RetriableError {
  return new RetriableError(
    'page-of-another-window',
    'TeleMessage serves items outside the requested window: run again later',
  )
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
