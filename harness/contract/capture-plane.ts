import { z } from 'zod'
import { captureSourceSchema, networkSchema, userNumberSchema } from './registration.ts'

/**
 * Paths of the capture plane. The API is simulated: no public description of the requests of phones and the portal
 * exists.
 */
export const capturePlanePaths = {
  users: '/capture/v1/users',
  user: '/capture/v1/users/:userId',
  userImports: '/capture/v1/user-imports',
  plans: '/capture/v1/plans',
  assignment: '/capture/v1/plans/:planId/users/:userId',
  activationCodes: '/capture/v1/users/:userId/activation-codes',
  activations: '/capture/v1/activations',
  links: '/capture/v1/users/:userId/links',
  link: '/capture/v1/links/:linkId',
  qrCodePicture: '/capture/v1/links/:linkId/qr-code.png',
  qrCodeText: '/capture/v1/links/:linkId/qr-code.txt',
  scans: '/capture/v1/scans',
  devices: '/capture/v1/users/:userId/devices',
  device: '/capture/v1/devices/:deviceId',
  gaps: '/capture/v1/users/:userId/gaps',
  deviceToken: '/capture/v1/device-token',
  attachments: '/capture/v1/attachments',
  events: '/capture/v1/events',
} as const

/** The largest attachment that a device may upload, in bytes. */
export const uploadSizeBytesMax: number = 64 * 1024 * 1024
/** The maximum size of all uploads of one device to which no event refers yet, in bytes. */
export const pendingUploadsBytesMax: number = 128 * 1024 * 1024

const token = z
  .string()
  .regex(/^[\w-]{1,128}$/)
  .describe('The token of the link; its QR code contains it after `#`.')

/** An instant on the virtual calendar of the site. */
export const calendarInstantSchema = z.iso
  .datetime({ precision: 3 })
  .describe("A time on the site's calendar: ISO 8601, UTC, milliseconds.")

export const activationCodeSchema = z
  .strictObject({
    /** Eight digits, for one use. */
    code: z.string().regex(/^[0-9]{8}$/),
    expiresAt: calendarInstantSchema,
  })
  .meta({ id: 'ActivationCode', description: 'A code that activates one app instance of the Phone Archiver, once.' })

/**
 * The code that activates the Phone Archiver app on a phone, together with the number; an administrator requests it.
 */
export type ActivationCode = z.infer<typeof activationCodeSchema>

export const activationSchema = z
  .strictObject({
    number: userNumberSchema,
    code: z
      .string()
      .regex(/^[0-9]{8}$/)
      .describe('The activation code, eight digits.'),
    network: networkSchema,
  })
  .meta({ id: 'Activation', description: 'The request with which an app instance activates itself.' })

/** The request with which an app instance activates itself. */
export type Activation = z.infer<typeof activationSchema>

export const deviceCredentialsSchema = z
  .strictObject({
    deviceId: z.string().min(1),
    deviceToken: z.string().min(1).describe('Send it as `authorization: Bearer <deviceToken>`.'),
    tokenType: z.literal('Bearer'),
    expiresInSeconds: z.int().positive().describe('How long the token is valid, on the real clock.'),
  })
  .meta({
    id: 'DeviceCredentials',
    description: 'The credentials with which a device posts; it renews the token before it expires.',
  })

/** The credentials with which a device posts from now on. */
export type DeviceCredentials = z.infer<typeof deviceCredentialsSchema>

export const newCloudLinkSchema = z
  .strictObject({ network: networkSchema })
  .meta({ id: 'NewCloudLink', description: 'The app that the link is for.' })

export type NewCloudLink = z.infer<typeof newCloudLinkSchema>

const linkFields = {
  linkId: z.string().min(1),
  network: networkSchema,
  status: z.enum(['open', 'scanned', 'expired', 'revoked']).describe('Only an open link can be scanned.'),
  expiresAt: calendarInstantSchema,
  deviceId: z.string().min(1).optional().describe('The device that the scan created.'),
}

export const cloudLinkSchema = z
  .strictObject(linkFields)
  .meta({ id: 'CloudLink', description: 'A link of the Cloud Archiver, without its secret.' })

/** A link of the Cloud Archiver: scanning its QR code with the ordinary app links the app. */
export type CloudLink = z.infer<typeof cloudLinkSchema>

export const issuedCloudLinkSchema = z
  .strictObject({
    ...linkFields,
    token,
    // The token comes after `#`, so that no server writes it into a log.
    url: z.url().describe('The content of the QR code: the scan address, `#`, the token.'),
  })
  .meta({ id: 'IssuedCloudLink', description: 'A link with its secret, which is shown only once.' })

/** A link with its secret, which is shown only once. */
export type IssuedCloudLink = z.infer<typeof issuedCloudLinkSchema>

export const linkTokenSchema = z.strictObject({ token }).meta({ id: 'LinkToken', description: 'The secret of a link.' })

export type LinkToken = z.infer<typeof linkTokenSchema>

export const cloudLinkListSchema = z
  .strictObject({ links: z.array(cloudLinkSchema).describe('In order of creation.') })
  .meta({ id: 'CloudLinkList', description: 'The links of a user.' })

export type CloudLinkList = z.infer<typeof cloudLinkListSchema>

export const deviceSchema = z
  .strictObject({
    deviceId: z.string().min(1),
    source: captureSourceSchema,
    network: networkSchema,
    activatedAt: calendarInstantSchema,
    unlinkedAt: calendarInstantSchema.optional(),
  })
  .meta({ id: 'Device', description: 'A device that captures for a user, until it is unlinked.' })

/** Captures for a user: an app instance of the Phone Archiver, or an app linked to the Cloud Archiver. */
export type Device = z.infer<typeof deviceSchema>

export const deviceListSchema = z
  .strictObject({ devices: z.array(deviceSchema).describe('In order of activation.') })
  .meta({ id: 'DeviceList', description: 'The devices of a user.' })

export type DeviceList = z.infer<typeof deviceListSchema>

export const captureGapSchema = z
  .strictObject({
    source: captureSourceSchema,
    network: networkSchema,
    from: calendarInstantSchema,
    until: calendarInstantSchema.nullable().describe('null while the gap lasts.'),
    reason: z.enum(['unlinked', 'no-plan', 'suspended', 'locked', 'deleted']).describe('The reason why the gap began.'),
  })
  .meta({
    id: 'CaptureGap',
    description: 'A time in which nothing was captured for a user whose messages were captured before.',
  })

/** A time in which nothing was captured for a user whose messages were captured before. */
export type CaptureGap = z.infer<typeof captureGapSchema>

/** The reason why nothing is captured. */
export type CaptureGapReason = CaptureGap['reason']

export const captureGapListSchema = z
  .strictObject({ gaps: z.array(captureGapSchema).describe('Ordered by their start.') })
  .meta({ id: 'CaptureGapList', description: 'The capture gaps of a user.' })

export type CaptureGapList = z.infer<typeof captureGapListSchema>

export const uploadSchema = z
  .strictObject({
    uploadId: z.string().min(1).describe('The id to which one attachment of one event refers.'),
    sizeBytes: z.int().nonnegative(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the received bytes, lower-case hex.'),
  })
  .meta({ id: 'Upload', description: 'An attachment that waits for its event.' })

/** An attachment that waits for the event that refers to it. */
export type Upload = z.infer<typeof uploadSchema>
