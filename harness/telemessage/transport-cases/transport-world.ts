import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  type AttachmentContent,
  archivePlanePaths,
  type ItemsPage,
  type LoginResponse,
  type Problem,
} from '../../contract/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { createJournal } from '../../control/journal.ts'
import { createAccounts } from '../login/accounts.ts'
import { asha, bruno, sampleArchiver, sampleAttachment, sampleEvent } from '../sample-event.ts'
import { createSite, type Site } from '../site.ts'
import type { Answer, Ask, TransportWorld } from './transport-case.ts'

export const credentials = { username: 'admin@contoso.example', password: 'correct horse' }
/** A second account, for cases that lock an account. */
export const auditor = { username: 'auditor@contoso.example', password: 'battery staple' }
export const json = { 'content-type': 'application/json' }

/** The content of `attachment-1`: a hundred different bytes, in chunks of seven. */
export const hundredBytes: Buffer = Buffer.from(Array.from({ length: 100 }, (_, index) => index))
export const hundredBytesDigest: string = `sha-256=:${createHash('sha256').update(hundredBytes).digest('base64')}:`

/** The first of March has three items, the second has four, the first of April has a hundred and one. */
export const march1 = 'from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z'
export const march2 = 'from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z'
export const april1 = 'from=2026-04-01T00:00:00Z&to=2026-04-02T00:00:00Z'

/** A content that fails when the site asks for its size. The error's message must not reach a client. */
const unreadable: AttachmentContent = {
  get sizeBytes(): number {
    throw new Error('no such file: /srv/secret')
  },
  sha256: 'a'.repeat(64),
  open: () => Readable.from([]),
}

/** Builds a site with content, opens a transport to it and logs in there. */
export async function openTransportWorld(open: (site: Site, room: ControlRoom) => Ask): Promise<TransportWorld> {
  const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
  const room = { clock, faults: createFaultBoard(), journal: createJournal() }
  let nowMs = 0
  const site = createSite({
    clock,
    archiver: sampleArchiver,
    accounts: await createAccounts([credentials, auditor]),
    monotonicMs: () => nowMs,
  })
  fill(site)
  const ask = open(site, room)
  const elapse = (durationMs: number): void => {
    nowMs += durationMs
  }
  return { ask, room, site, auth: await logIn(ask), elapse }
}

function fill(site: Site): void {
  site.register(asha)
  site.register(bruno)
  for (const day of ['2026-03-01', '2026-03-02']) {
    for (const time of ['23:59:59.999', '00:00:00.000', '00:00:00.001']) {
      const archiveMessageId = `${day}T${time}`
      const captureTime = new Date(`${archiveMessageId}Z`)
      site.capture(sampleEvent({ archiveMessageId, captureTime, eventTime: new Date('2026-02-28T00:00:00Z') }))
    }
  }
  for (let minute = 0; minute < 101; minute += 1) {
    site.capture(sampleEvent({ captureTime: new Date(Date.UTC(2026, 3, 1, 0, minute)) }))
  }
  const attachments = [
    sampleAttachment(hundredBytes),
    sampleAttachment(Buffer.of(), { attachmentId: 'empty', contentType: '' }),
    sampleAttachment(hundredBytes, { attachmentId: 'hostile-type', contentType: 'text/plain\r\nset-cookie: a=b' }),
    sampleAttachment(hundredBytes, { attachmentId: 'emoji-type', contentType: 'image/😀' }),
    sampleAttachment(hundredBytes, { attachmentId: 'a/b 100%25?#é' }),
    sampleAttachment(hundredBytes, { attachmentId: 'gone', content: unreadable, declaredSizeBytes: 1 }),
  ]
  site.capture(sampleEvent({ archiveMessageId: 'with-attachments', attachments }))
}

export async function logIn(ask: Ask): Promise<TransportWorld['auth']> {
  const answer = await ask('POST', archivePlanePaths.login, { headers: json, body: JSON.stringify(credentials) })
  const { accessToken } = JSON.parse(answer.body.toString()) as LoginResponse
  return { authorization: `Bearer ${accessToken}` }
}

export function sendLogin({ ask }: TransportWorld, body: unknown, query = ''): Promise<Answer> {
  return ask('POST', `${archivePlanePaths.login}${query}`, { headers: json, body: JSON.stringify(body) })
}

/** The last answer after that many logins with a wrong password. */
export async function failToLogIn(world: TransportWorld, username: string, times: number): Promise<Answer> {
  const answer = await sendLogin(world, { username, password: 'wrong' })
  return times > 1 ? failToLogIn(world, username, times - 1) : answer
}

/** Moves the real clock forward, and logs in again so that the world has a valid token. */
export async function sleep(world: TransportWorld, durationMs: number): Promise<void> {
  world.elapse(durationMs)
  Object.assign(world.auth, await logIn(world.ask))
}

/** Requests the list of items with the world's token, unless another authorization is passed. */
export function list({ ask, auth }: TransportWorld, query: string, authorization?: string): Promise<Answer> {
  const headers = authorization === undefined ? auth : { authorization }
  return ask('GET', `${archivePlanePaths.items}?${query}`, { headers })
}

export async function listPage(world: TransportWorld, query: string): Promise<ItemsPage> {
  return JSON.parse((await list(world, query)).body.toString()) as ItemsPage
}

export function download(
  world: TransportWorld,
  attachmentId: string,
  headers: Record<string, string> = {},
  query = '',
): Promise<Answer> {
  const item = [...world.site.capturedItems()].find(({ archiveMessageId }) => archiveMessageId === 'with-attachments')
  const path = attachmentPath(item?.itemId ?? '', attachmentId)
  return world.ask('GET', `${path}${query}`, { headers: { ...world.auth, ...headers } })
}

export function attachmentPath(itemId: string, attachmentId: string): string {
  return `${archivePlanePaths.items}/${itemId}/attachments/${encodeURIComponent(attachmentId)}`
}

export function problemOf(answer: Answer): Problem {
  return JSON.parse(answer.body.toString()) as Problem
}

/** The problem code of an answer. */
export function codeOf(answer: Answer): string {
  return problemOf(answer).type.replace('urn:mock-telemessage:problem:', '')
}
