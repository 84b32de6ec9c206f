import {
  activationCodeSchema,
  archivePlanListSchema,
  type CaptureSource,
  capturePlanePaths,
  type DeviceCredentials,
  deviceCredentialsSchema,
  type Item,
  issuedCloudLinkSchema,
  itemSchema,
  type PostedEvent,
  type Upload,
  type User,
  uploadSchema,
} from '../contract/index.ts'
import { askOpenly, type Door, openDoor, type Transport } from './door.ts'
import { ApiRefusal } from './refusal.ts'

/**
 * The phones of users. When the console first types on one, it does what an employee does: it scans the QR code of a link of the Cloud
 * Archiver or, for a user who is only on a plan of the Phone Archiver, activates the app with a code. After a restart it does so again.
 */
export interface Phones {
  /** Posts what happened on the phone of a user. Throws an ApiRefusal, for example `no-plan` or `user-suspended`. */
  post(user: User, event: PostedEvent): Promise<Item>
  /** Scans the QR code of a link with the phone of a user. Throws an ApiRefusal, for example `link-expired`. */
  scan(user: Pick<User, 'userId'>, token: string): Promise<void>
  /** Uploads the bytes of an attachment of an event that follows. */
  upload(user: User, content: Buffer): Promise<Upload>
}

/** Of a site whose users use an app, such as `WhatsApp`. `site` is open for the administration account. */
export function createPhones(options: { site: Door; transport: Transport; network: string }): Phones {
  const { site, transport, network } = options
  const linked = new Map<string, Promise<DeviceCredentials>>()

  const isOnPlanOf = async ({ planIds }: User, source: CaptureSource): Promise<boolean> => {
    const { plans } = await site.ask({ method: 'GET', path: capturePlanePaths.plans }, archivePlanListSchema)
    return plans.some((plan) => plan.source === source && planIds.includes(plan.planId))
  }
  const activate = async ({ userId, number }: User): Promise<DeviceCredentials> => {
    const asked = { method: 'POST', path: capturePlanePaths.activationCodes, values: { userId } } as const
    const { code } = await site.ask(asked, activationCodeSchema)
    const body = { number, code, network }
    return askOpenly(transport, { method: 'POST', path: capturePlanePaths.activations, body }, deviceCredentialsSchema)
  }
  const link = async (user: User): Promise<DeviceCredentials> => {
    const { userId } = user
    if (!(await isOnPlanOf(user, 'cloud-archiver')) && (await isOnPlanOf(user, 'phone-archiver'))) return activate(user)
    const asked = { method: 'POST', path: capturePlanePaths.links, values: { userId }, body: { network } } as const
    const { token } = await site.ask(asked, issuedCloudLinkSchema)
    return askOpenly(
      transport,
      { method: 'POST', path: capturePlanePaths.scans, body: { token } },
      deviceCredentialsSchema,
    )
  }
  const credentialsOf = (user: User): Promise<DeviceCredentials> => {
    const known = linked.get(user.userId) ?? link(user)
    linked.set(user.userId, known)
    known.catch(() => linked.delete(user.userId))
    return known
  }
  const onPhone = async <T>(user: User, act: (door: Door) => Promise<T>): Promise<T> => {
    const attempt = (): Promise<T> =>
      act(openDoor('The TeleMessage site', transport, async () => (await credentialsOf(user)).deviceToken))
    return attempt().catch((error: unknown) => {
      // The link was revoked, the token is over, or the world was replaced: the employee scans another code.
      if (!(error instanceof ApiRefusal) || !isUnlinked(error)) throw error
      linked.delete(user.userId)
      return attempt()
    })
  }
  return {
    scan: async ({ userId }, token) => {
      const scanned = await askOpenly(
        transport,
        { method: 'POST', path: capturePlanePaths.scans, body: { token } },
        deviceCredentialsSchema,
      )
      linked.set(userId, Promise.resolve(scanned))
    },
    post: (user, body) =>
      onPhone(user, (door) => door.ask({ method: 'POST', path: capturePlanePaths.events, body }, itemSchema)),
    upload: (user, content) =>
      onPhone(user, (door) => {
        const bytes = { contentType: 'application/octet-stream', content }
        return door.ask({ method: 'POST', path: capturePlanePaths.attachments, bytes }, uploadSchema)
      }),
  }
}

function isUnlinked({ code }: ApiRefusal): boolean {
  return code === 'device-token-invalid' || code === 'device-unlinked'
}
