import type { CaptureSource, Network, NewUser, PostedEvent } from '#contract'
import type { World } from '../../harness/runner/index.ts'
import {
  codeSchema,
  credentialsSchema,
  type DeviceCredentials,
  itemSchema,
  type Login,
  linkSchema,
  loginSchema,
  pageSchema,
  planSchema,
  type ServedItem,
  type ServedUser,
  uploadSchema,
  userSchema,
} from './served.ts'
import { type Answer, read, type Sent, type SiteClient } from './site-client.ts'

/** A participant. */
export interface Somebody {
  number: string
  name: string
}

/** Two employees, and a person of another firm. */
export const asha: Somebody = { number: '15550100101', name: 'Asha Patel' }
export const ben: Somebody = { number: '15550100102', name: 'Ben Ortiz' }
export const ola: Somebody = { number: '15550100199', name: 'Ola' }
/** The password of every employee. */
export const employeePassword = 'Tea-at-nine'

/** What administrators and phones do at the site. An unexpected answer throws an AnsweredOtherwise. */
export interface SiteWords {
  ask: SiteClient['ask']
  logIn(username: string, password: string): Promise<Answer>
  /** A fresh access token of the administration account. */
  signIn(): Promise<Login>
  /** Sends a request as an administrator. */
  admin(method: string, path: string, sent?: Sent): Promise<Answer>
  makesPlan(source: CaptureSource): Promise<string>
  /** Creates a user; by default Asha. */
  makesUser(fields?: Partial<NewUser>): Promise<ServedUser>
  user(userId: string): Promise<ServedUser>
  /** A new activation code of the Phone Archiver. */
  asksForCode(userId: string): Promise<string>
  /** Sends an activation code as Asha's app does. */
  activates(code: string): Promise<Answer>
  /** The first app that a product of the archiver captures. Throws a RangeError if there is no such product. */
  networkOf(source: CaptureSource): Network
  /** The token in the QR code of a new link of the Cloud Archiver. */
  makesLink(userId: string, network?: Network): Promise<string>
  scans(linkToken: string): Promise<Answer>
  /**
   * Asha with a plan and a linked app of the Cloud Archiver; or, if the archiver has none, with an activated Phone
   * Archiver.
   */
  linksAsha(): Promise<{ user: ServedUser; planId: string; device: DeviceCredentials }>
  /** Uploads the bytes of a file, so that an event can refer to it. */
  uploads(deviceToken: string, bytes: Buffer): Promise<string>
  /** Posts a new message from Asha to Ola, sent a minute ago. `fields` replaces fields of it. */
  posts(deviceToken: string | undefined, fields?: Partial<PostedEvent>): Promise<Answer>
  /** The same, if the site must take it. */
  captures(deviceToken: string, fields?: Partial<PostedEvent>): Promise<ServedItem>
  /** Everything that the archive plane serves, in the order of its capture. */
  archived(): Promise<ServedItem[]>
}

/** The credentials in the answer to a scan or an activation. */
export function credentialsIn(answer: Answer): DeviceCredentials {
  return read(answer, credentialsSchema)
}

/** The words for the site of a world. */
export function siteWords({ ask }: SiteClient, world: World): SiteWords {
  const { username, password } = world.siteAccess
  let posted = 0
  let accessToken: string | undefined
  const logIn: SiteWords['logIn'] = (name, secret) =>
    ask('POST', '/archive/v1/login', { json: { username: name, password: secret } })
  const signIn: SiteWords['signIn'] = async () => read(await logIn(username, password), loginSchema)
  const admin: SiteWords['admin'] = async (method, path, sent) => {
    accessToken ??= (await signIn()).accessToken
    return ask(method, path, { ...sent, token: accessToken })
  }
  const posts: SiteWords['posts'] = (token, fields) => {
    posted += 1
    const json = { ...messageTo(ola, new Date(world.clock.now().getTime() - 60_000), posted), ...fields }
    return ask('POST', '/capture/v1/events', token === undefined ? { json } : { json, token })
  }
  const account = accountWords(admin, ask, world)
  return {
    ...{ ask, logIn, signIn, admin, posts },
    ...account,
    linksAsha: async () => {
      if (!world.archiver.routes.some(({ source }) => source === 'cloud-archiver')) {
        const planId = await account.makesPlan('phone-archiver')
        const user = await account.makesUser()
        return { user, planId, device: credentialsIn(await account.activates(await account.asksForCode(user.userId))) }
      }
      const planId = await account.makesPlan('cloud-archiver')
      const user = await account.makesUser()
      return { user, planId, device: credentialsIn(await account.scans(await account.makesLink(user.userId))) }
    },
    uploads: async (token, bytes) =>
      read(await ask('POST', '/capture/v1/attachments', { token, bytes }), uploadSchema).uploadId,
    captures: async (token, fields) => read(await posts(token, fields), itemSchema),
    archived: () => everyItem((path) => admin('GET', path)),
  }
}

/** Every item of the account, on all pages. When a cursor has expired, it begins again. */
async function everyItem(get: (path: string) => Promise<Answer>): Promise<ServedItem[]> {
  const window = '/archive/v1/items?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z'
  let items: ServedItem[] = []
  for (let path: string | undefined = window; path !== undefined; ) {
    const answer: Answer = await get(path)
    if (answer.status === 410) {
      items = []
      path = window
      continue
    }
    const page = read(answer, pageSchema)
    items.push(...page.items)
    path = page.nextCursor === null ? undefined : `${window}&cursor=${page.nextCursor}`
  }
  return items
}

type AccountWords = Pick<
  SiteWords,
  'makesPlan' | 'makesUser' | 'user' | 'asksForCode' | 'activates' | 'networkOf' | 'makesLink' | 'scans'
>

function accountWords(admin: SiteWords['admin'], ask: SiteWords['ask'], world: World): AccountWords {
  const networkOf: AccountWords['networkOf'] = (source) => {
    const route = world.archiver.routes.find((one) => one.source === source)
    if (route === undefined) throw new RangeError(`the archiver has no ${source}`)
    return route.network
  }
  const userPath = (userId: string): string => `/capture/v1/users/${encodeURIComponent(userId)}`
  return {
    makesPlan: async (source) =>
      read(await admin('POST', '/capture/v1/plans', { json: { name: source, source } }), planSchema).planId,
    makesUser: async (fields) => {
      const [firstName, lastName] = ['Asha', 'Patel']
      const { number } = asha
      const json = {
        firstName,
        lastName,
        number,
        password: employeePassword,
        userEmailAddress: 'asha@contoso.example',
        ...fields,
      }
      return read(await admin('POST', '/capture/v1/users', { json }), userSchema)
    },
    user: async (userId) => read(await admin('GET', userPath(userId)), userSchema),
    asksForCode: async (userId) => read(await admin('POST', `${userPath(userId)}/activation-codes`), codeSchema).code,
    activates: (code) => {
      const json = { number: asha.number, code, network: networkOf('phone-archiver') }
      return ask('POST', '/capture/v1/activations', { json })
    },
    networkOf,
    makesLink: async (userId, network = networkOf('cloud-archiver')) => {
      const answer = await admin('POST', `${userPath(userId)}/links`, { json: { network } })
      // The app takes the token from the code. It is behind `#`, so that no server logs it.
      return new URL(read(answer, linkSchema).url).hash.slice(1)
    },
    scans: (token) => ask('POST', '/capture/v1/scans', { json: { token } }),
  }
}

/** A message of Asha as her phone posts it. */
function messageTo(to: Somebody, at: Date, count: number): PostedEvent {
  return {
    archiveMessageId: `self-test-${count}`,
    capturedBy: asha.number,
    kind: 'text',
    chat: { type: 'direct', chatId: 'self-test' },
    eventTime: at.toISOString(),
    participants: [
      { number: asha.number, name: asha.name, role: 'sender' },
      { ...to, role: 'recipient' },
    ],
    text: 'See you at nine.',
    attachments: [],
  }
}
