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
