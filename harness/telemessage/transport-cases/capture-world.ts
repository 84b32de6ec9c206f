import supertest from 'supertest'
import {
  type ActivationCode,
  archivePlanePaths,
  type CaptureGapList,
  type CaptureSource,
  capturePlanePaths,
  type DeviceCredentials,
  type IssuedCloudLink,
  type Item,
  type ItemsPage,
  type LoginResponse,
  type NewUser,
  type PostedEvent,
  type Problem,
  type User,
} from '../../contract/index.ts'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { createJournal, type Journal } from '../../control/journal.ts'
import { type AnswerCheck, createAnswerCheck } from '../../control/self-description/transport-cases/answer-check.ts'
import { createAccounts } from '../login/accounts.ts'
import { sampleArchiver } from '../sample-event.ts'
import { createSite, type Site } from '../site.ts'
import type { Answer } from './transport-case.ts'

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'

export interface Sent {
  headers?: Record<string, string>
  body?: string | Buffer
}

/**
 * A site behind Express, used by administrators and devices. Every answer is checked against the OpenAPI document of
 * the site.
 */
export interface CaptureWorld {
  site: Site
  clock: VirtualClock
  journal: Journal
  /** Moves the real clock of the site forward. */
  elapse(durationMs: number): void
  ask(method: Method, path: string, sent?: Sent): Promise<Answer>
  /** The token of an administration account that has logged in. */
  accountToken: string
  /** A request with that token; `body` is sent as JSON. */
  admin(method: Method, path: string, body?: unknown): Promise<Answer>
  /** A request with the token of a device. */
  device(deviceToken: string, path: string, body?: unknown): Promise<Answer>
  /** The answers that did not match the document; every test must find this empty. */
  complaints: string[]
}

export const day1: Date = new Date('2026-03-02T09:00:00.000Z')
const credentials = { username: 'admin@contoso.example', password: 'correct horse' }
const accounts = await createAccounts([credentials])

export async function openCaptureWorld(): Promise<CaptureWorld> {
  const clock = createVirtualClock(day1)
  const journal = createJournal()
  let nowMs = 0
  const site = createSite({ clock, archiver: sampleArchiver, accounts, monotonicMs: () => nowMs })
  const app = expressTransport(site, { clock, journal, faults: createFaultBoard() })
  const complaints: string[] = []
  const raw = async (method: Method, path: string, { headers = {}, body }: Sent = {}): Promise<Answer> => {
    const verb = method.toLowerCase() as Lowercase<Method>
    const answer = await supertest(app)
      [verb](path)
      .set(headers)
      .send(body)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => done(null, Buffer.concat(chunks)))
      })
    return { status: answer.status, headers: answer.headers, body: answer.body as Buffer }
  }
  const check = await checkBy(() => raw('GET', '/openapi.json'))
  const ask: CaptureWorld['ask'] = async (method, path, sent) => {
    const answer = await raw(method, path, sent)
    complaints.push(...check(method, path, answer))
    return answer
  }
  const login = await ask('POST', archivePlanePaths.login, asJson(credentials))
  const { accessToken } = json<LoginResponse>(login)
  const withToken = (token: string, body: unknown): Sent => {
    const sent: Sent = body === undefined ? {} : asJson(body)
    return { ...sent, headers: { ...sent.headers, authorization: `Bearer ${token}` } }
  }
  return {
    site,
    clock,
    journal,
    elapse: (durationMs) => {
      nowMs += durationMs
    },
    ask,
    accountToken: accessToken,
    admin: (method, path, body) => ask(method, path, withToken(accessToken, body)),
    device: (deviceToken, path, body) => ask('POST', path, withToken(deviceToken, body)),
    complaints,
  }
}

let madeCheck: AnswerCheck | undefined

/** Made once: every site has the same document, and reading it takes longer than most tests. */
async function checkBy(readDocument: () => Promise<Answer>): Promise<AnswerCheck> {
  madeCheck ??= createAnswerCheck(json(await readDocument()))
  return madeCheck
}

export function asJson(body: unknown): Sent {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function json<T>(answer: Answer): T {
  return JSON.parse(answer.body.toString()) as T
}

/** The problem code of an answer, or its status if it has no problem details. */
export function codeOf(answer: Answer): string {
  if (answer.status < 400) return String(answer.status)
  return json<Problem>(answer).type.replace('urn:mock-telemessage:problem:', '')
}

/** A path with its parameters filled in. */
export function at(path: string, params: Record<string, string>): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''))
}

export const newUser: NewUser = {
  firstName: 'Asha',
  lastName: 'Patel',
  number: '15550100001',
  password: 'Tea-at-nine',
  userEmailAddress: 'asha@contoso.example',
}

export async function createUser(world: CaptureWorld, fields: Partial<NewUser> = {}): Promise<User> {
  return json<User>(await world.admin('POST', capturePlanePaths.users, { ...newUser, ...fields }))
}

export async function createPlan(world: CaptureWorld, source: CaptureSource): Promise<string> {
  const answer = await world.admin('POST', capturePlanePaths.plans, { name: source, source })
  return json<{ planId: string }>(answer).planId
}

export async function askForCode(world: CaptureWorld, userId: string): Promise<string> {
  return json<ActivationCode>(await world.admin('POST', at(capturePlanePaths.activationCodes, { userId }))).code
}

export async function askForLink(
  world: CaptureWorld,
  userId: string,
  network: 'WhatsApp' | 'WhatsApp Business' = 'WhatsApp',
): Promise<IssuedCloudLink> {
  return json(await world.admin('POST', at(capturePlanePaths.links, { userId }), { network }))
}

export function scan(world: CaptureWorld, token: string): Promise<Answer> {
  return world.ask('POST', capturePlanePaths.scans, asJson({ token }))
}

/** A user on a plan of the Cloud Archiver whose app was linked, and the token that this app posts with. */
export async function openLinkedUser(
  world: CaptureWorld,
): Promise<{ user: User; planId: string; deviceToken: string }> {
  const planId = await createPlan(world, 'cloud-archiver')
  const user = await createUser(world)
  const { token } = await askForLink(world, user.userId)
  const { deviceToken } = json<DeviceCredentials>(await scan(world, token))
  return { user, planId, deviceToken }
}

let posted = 0

/** A message from Asha to a stranger, sent a minute ago. Each call returns a different message. */
export function newEvent(overrides: Partial<PostedEvent> = {}): PostedEvent {
  posted += 1
  return {
    archiveMessageId: `posted-${posted}`,
    capturedBy: newUser.number,
    kind: 'text',
    chat: { type: 'direct', chatId: 'chat-1' },
    eventTime: '2026-03-02T08:59:00.000Z',
    participants: [
      { number: newUser.number, name: 'Asha Patel', role: 'sender' },
      { number: '15550100999', name: 'Ola', role: 'recipient' },
    ],
    text: 'see you at nine',
    attachments: [],
    ...overrides,
  }
}

export function postEvent(
  world: CaptureWorld,
  deviceToken: string,
  overrides: Partial<PostedEvent> = {},
): Promise<Answer> {
  return world.device(deviceToken, capturePlanePaths.events, newEvent(overrides))
}

export function upload(world: CaptureWorld, deviceToken: string, body: Buffer): Promise<Answer> {
  const headers = { authorization: `Bearer ${deviceToken}`, 'content-type': 'application/octet-stream' }
  return world.ask('POST', capturePlanePaths.attachments, { headers, body })
}

/** The items that the archive plane serves. */
export async function servedItems(world: CaptureWorld): Promise<Item[]> {
  const path = `${archivePlanePaths.items}?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z`
  return json<ItemsPage>(await world.admin('GET', path)).items
}

export async function gapsOf(world: CaptureWorld, userId: string): Promise<CaptureGapList['gaps']> {
  return json<CaptureGapList>(await world.admin('GET', at(capturePlanePaths.gaps, { userId }))).gaps
}
