import { z } from 'zod'

/**
 * What clients of Graph ask for beside mail and folders. `:name` marks a path parameter. Document: Microsoft Graph reference
 * v1.0, user: translateExchangeIds, sendMail, mailboxSettings, people; organization; subscription.
 */
export const graphClientPaths = {
  translateExchangeIds: '/v1.0/users/:userId/translateExchangeIds',
  sendMail: '/v1.0/users/:userId/sendMail',
  mailboxSettings: '/v1.0/users/:userId/mailboxSettings',
  mailboxSetting: '/v1.0/users/:userId/mailboxSettings/:setting',
  people: '/v1.0/users/:userId/people',
  organizations: '/v1.0/organization',
  organization: '/v1.0/organization/:organizationId',
  subscriptions: '/v1.0/subscriptions',
  subscription: '/v1.0/subscriptions/:subscriptionId',
  metadata: '/v1.0/$metadata',
} as const

const idTypes = ['entryId', 'ewsId', 'immutableEntryId', 'restId', 'restImmutableEntryId'] as const

export const translateIdsRequestSchema = z.strictObject({
  inputIds: z.array(z.string()).min(1).max(1000),
  sourceIdType: z.enum(idTypes),
  targetIdType: z.enum(idTypes),
})

/** Body of `translateExchangeIds`. */
export type TranslateIdsRequest = z.infer<typeof translateIdsRequestSchema>

/** A message is read as `POST …/messages` reads it. */
export const sendMailRequestSchema = z.strictObject({
  message: z.record(z.string(), z.unknown()),
  saveToSentItems: z.boolean().nullish(),
})

/** Body of `sendMail` as JSON. */
export type SendMailRequest = z.infer<typeof sendMailRequestSchema>

const changeTypes = ['created', 'updated', 'deleted'] as const

/** What a subscription tells of a message. */
export type SubscribedChange = (typeof changeTypes)[number]

const isListOfChanges = (text: string): boolean =>
  text.split(',').every((one) => changeTypes.some((known) => known === one.trim().toLowerCase()))

/** Clients of HTTP do not send to an address with them, and an answer would show the password. */
function hasNoUser(text: string): boolean {
  return !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === '')
}

const instant = z.iso.datetime({ offset: true, error: 'an instant in ISO 8601 with its offset is expected' })

/** Body of `POST /subscriptions`. Document: Microsoft Graph reference v1.0, Create subscription. */
export const subscriptionRequestSchema = z.strictObject({
  changeType: z
    .string()
    .refine(isListOfChanges, 'created, updated, deleted, or several of them with commas, are expected'),
  notificationUrl: z.url().refine(hasNoUser, 'an address without a user and a password is expected'),
  /** `users/{id}/messages`, `me/mailFolders('inbox')/messages`. */
  resource: z.string().min(1),
  expirationDateTime: instant,
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).nullish(),
  includeResourceData: z.literal(false).nullish(),
})

/** Body of `PATCH /subscriptions/{id}`. */
export const subscriptionRenewalSchema = z.strictObject({ expirationDateTime: instant })

export type SubscriptionRequest = z.infer<typeof subscriptionRequestSchema>

/** One change in the body of a notification. Document: Microsoft Graph reference v1.0, changeNotification. */
export interface ChangeNotification {
  subscriptionId: string
  subscriptionExpirationDateTime: string
  changeType: SubscribedChange
  /** `Users/{objectId}/Messages/{messageId}`. */
  resource: string
  clientState?: string
  tenantId: string
  resourceData: { '@odata.type': string; '@odata.id': string; '@odata.etag'?: string; id: string }
}
