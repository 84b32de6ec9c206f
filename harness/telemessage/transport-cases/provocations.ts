import {
  capturePlanePaths,
  type DeviceCredentials,
  pendingUploadsBytesMax,
  uploadSizeBytesMax,
} from '../../contract/index.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { textBodyBytesMax } from '../operations/read-body.ts'
import type { ProblemCode } from '../refusals/errors.ts'
import { type Changes, type RequestWorld, request } from './capture-requests.ts'
import { asJson, askForCode, askForLink, createUser, json, newUser, scan, upload } from './capture-world.ts'
import type { Answer } from './transport-case.ts'

/** Makes an operation refuse a request. `ask` sends a valid request with the given changes. */
type Provocation = (
  ask: (changes?: Changes) => Promise<Answer>,
  world: RequestWorld,
  operation: DescribedOperation,
) => Promise<Answer>

const dayMs = 24 * 60 * 60 * 1000
const wrongType: Provocation = (ask) => ask({ contentType: 'text/plain' })
const unknownParam =
  (name: string): Provocation =>
  (ask) =>
    ask({ params: { [name]: 'nobody' } })

/** Changes the account so that the operation must refuse, then sends the request. */
const after =
  (change: (world: RequestWorld) => unknown): Provocation =>
  async (ask, world) => {
    await change(world)
    return ask()
  }

/** Provocations that are the same for every operation with this refusal. */
const provocations: Partial<Record<ProblemCode, Provocation>> = {
  'token-missing': (ask) => ask({ token: null }),
  'token-invalid': (ask, world) => ask({ token: world.deviceToken }),
  'device-token-missing': (ask) => ask({ token: null }),
  'device-token-invalid': (ask, world) => ask({ token: world.accountToken }),
  'parameter-unknown': (ask) => ask({ query: '?debug=1' }),
  'parameter-repeated': (ask) => ask({ query: '?limit=1&limit=1' }),
  'parameter-invalid': (ask) => ask({ query: '?limit=501' }),
  'cursor-unknown': (ask) => ask({ query: '?cursor=user-9' }),
  'body-not-json': wrongType,
  'body-not-csv': wrongType,
  'body-not-bytes': wrongType,
  'body-invalid': (ask) => ask({ fields: { favourite: 'vermilion' } }),
  'body-too-large': (ask, _world, { path }) =>
    ask({
      body:
        path === capturePlanePaths.attachments
          ? Buffer.alloc(uploadSizeBytesMax + 1)
          : ' '.repeat(textBodyBytesMax + 1),
    }),
  'csv-invalid': (ask) => ask({ body: Buffer.of(0xff) }),
  'user-not-found': unknownParam('userId'),
  'plan-not-found': unknownParam('planId'),
  'link-not-found': unknownParam('linkId'),
  'device-not-found': unknownParam('deviceId'),
  'number-taken': (ask) => ask({ fields: { number: newUser.number } }),
  'username-taken': (ask) => ask({ fields: { username: newUser.number } }),
  'user-deleted': after(({ site }) => site.deleteUser(newUser.number)),
  'user-suspended': after(({ site }) => site.suspendUser(newUser.number)),
  'user-locked': after(lock),
  'user-pending': async (ask, world) => {
    const { userId } = await createUser(world, { number: '15550100079' })
    return ask({ params: { userId }, fields: { status: 'Activated' } })
  },
  'activation-refused': (ask) => ask(),
  'link-token-unknown': (ask) => ask({ fields: { token: 'made-up' } }),
  'link-expired': after(({ clock }) => clock.advance(dayMs)),
  'link-revoked': after(({ admin, linkId }) => admin('DELETE', capturePlanePaths.link.replace(':linkId', linkId))),
  'link-scanned': after((world) => scan(world, world.linkToken)),
  'device-unlinked': after(({ site }) => site.unlinkDevices(newUser.number)),
  'no-plan': after(({ site }) => site.unassignUser(newUser.number)),
  'number-of-another': (ask) => ask({ fields: { capturedBy: '15550100002' } }),
  'event-in-future': (ask) => ask({ fields: { eventTime: '2026-03-02T09:00:00.001Z' } }),
  'event-before-reassignment': async (ask, world) => {
    world.site.deleteUser(newUser.number)
    const { userId } = await createUser(world)
    world.clock.advance(14 * dayMs)
    const { deviceToken } = json<DeviceCredentials>(await scan(world, (await askForLink(world, userId)).token))
    return ask({ token: deviceToken })
  },
  'uploads-pile-up': async (ask, world) => {
    const half = Buffer.alloc(pendingUploadsBytesMax / 2)
    await upload(world, world.deviceToken, half)
    await upload(world, world.deviceToken, half)
    return ask()
  },
  'upload-unknown': (ask) => ask({ fields: { attachments: [attachment('upload-99')] } }),
  'attachment-repeated': async (ask, world) => {
    const { uploadId } = json<{ uploadId: string }>(await upload(world, world.deviceToken, Buffer.of(1)))
    return ask({ fields: { attachments: [attachment(uploadId), attachment(uploadId)] } })
  },
  'captured-twice': async (ask) => {
    await ask({ fields: { archiveMessageId: 'once' } })
    return ask({ fields: { archiveMessageId: 'once' } })
  },
  'details-missing': (ask) => ask({ fields: { kind: 'call' } }),
}

/** The answer of an operation that is provoked to refuse. */
export function provoke(world: RequestWorld, operation: DescribedOperation, code: ProblemCode): Promise<Answer> {
  const provocation = provocations[code]
  if (provocation === undefined) throw new RangeError(`nobody knows how to provoke ${code}`)
  return provocation((changes) => request(world, operation, changes), world, operation)
}

/** Guesses an activation code until the user is locked. */
async function lock(world: RequestWorld): Promise<void> {
  const code = await askForCode(world, 'user-1')
  const wrong = code === '00000000' ? '00000001' : '00000000'
  for (let time = 1; time <= 5; time += 1) {
    const activation = { number: newUser.number, code: wrong, network: 'WhatsApp' }
    await world.ask('POST', capturePlanePaths.activations, asJson(activation))
  }
}

function attachment(uploadId: string): object {
  return { uploadId, fileName: 'a.pdf', contentType: 'application/pdf' }
}
