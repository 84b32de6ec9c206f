import { capturePlanePaths, type PostedEvent } from '../../contract/index.ts'
import type { Operation } from '../../control/wire.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import {
  asJson,
  askForLink,
  at,
  type CaptureWorld,
  newEvent,
  newUser,
  openLinkedUser,
  type Sent,
} from './capture-world.ts'
import type { Answer } from './transport-case.ts'

/** A world with one user for each kind of credential, so that every operation can be tried. */
export interface RequestWorld extends CaptureWorld {
  deviceToken: string
  /** The id of a link that nobody has scanned. */
  linkId: string
  linkToken: string
}

/** How a request differs from a valid one. */
export interface Changes {
  /** Values of the path's parameters. */
  params?: Record<string, string>
  query?: string
  contentType?: string
  body?: string | Buffer
  /** Fields of the JSON body. */
  fields?: object
  /** A token, or `null` for none. */
  token?: string | null
}

type Method = Parameters<CaptureWorld['ask']>[0]

/** The operations of the capture plane. */
export function capturePlaneOf(operations: Operation[]): DescribedOperation[] {
  return operations.filter(
    (operation): operation is DescribedOperation =>
      'description' in operation && (operation as DescribedOperation).description.plane === 'capture',
  )
}

export async function openRequestWorld(world: CaptureWorld): Promise<RequestWorld> {
  const { user, deviceToken } = await openLinkedUser(world)
  const { linkId, token } = await askForLink(world, user.userId)
  return { ...world, deviceToken, linkId, linkToken: token }
}

const known = { userId: 'user-1', planId: 'plan-1', deviceId: 'device-1' }

/** A valid request to an operation, with the changes. */
export function request(world: RequestWorld, operation: DescribedOperation, changes: Changes = {}): Promise<Answer> {
  const { method, path, description } = operation
  const place = at(path, { ...known, linkId: world.linkId, ...changes.params })
  const token = changes.token === undefined ? tokenFor(world, description.bearer) : changes.token
  const sent = description.body === undefined ? {} : bodyFor(world, operation, changes)
  const headers = { ...sent.headers, ...(token !== null && { authorization: `Bearer ${token}` }) }
  return world.ask(method as Method, `${place}${changes.query ?? ''}`, { ...sent, headers })
}

function tokenFor(world: RequestWorld, bearer: DescribedOperation['description']['bearer']): string | null {
  if (bearer === 'none') return null
  return bearer === 'device' ? world.deviceToken : world.accountToken
}

function bodyFor(world: RequestWorld, { path }: DescribedOperation, changes: Changes): Sent {
  const sent = bodies[path]?.(world, changes.fields ?? {}) ?? {}
  return {
    body: changes.body ?? sent.body ?? '',
    headers: { ...sent.headers, ...(changes.contentType !== undefined && { 'content-type': changes.contentType }) },
  }
}

/** A body for each path that needs one. */
const bodies: Record<string, (world: RequestWorld, fields: object) => Sent> = {
  [capturePlanePaths.users]: (_world, fields) => asJson({ ...newUser, number: '15550100077', ...fields }),
  [capturePlanePaths.user]: (_world, fields) => asJson({ lastName: 'Shah', ...fields }),
  [capturePlanePaths.userImports]: () => ({
    headers: { 'content-type': 'text/csv' },
    body: 'firstName,number,password\nBen,15550100078,Tea-at-nine\n',
  }),
  [capturePlanePaths.plans]: (_world, fields) => asJson({ name: 'Desk', source: 'phone-archiver', ...fields }),
  [capturePlanePaths.activations]: (_world, fields) =>
    asJson({ number: newUser.number, code: '00000000', network: 'WhatsApp', ...fields }),
  [capturePlanePaths.links]: (_world, fields) => asJson({ network: 'WhatsApp', ...fields }),
  [capturePlanePaths.qrCodePicture]: ({ linkToken }, fields) => asJson({ token: linkToken, ...fields }),
  [capturePlanePaths.qrCodeText]: ({ linkToken }, fields) => asJson({ token: linkToken, ...fields }),
  [capturePlanePaths.scans]: ({ linkToken }, fields) => asJson({ token: linkToken, ...fields }),
  [capturePlanePaths.attachments]: () => ({
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from('four'),
  }),
  [capturePlanePaths.events]: (_world, fields) => asJson(newEvent(fields as Partial<PostedEvent>)),
}
