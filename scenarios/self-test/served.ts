import { z } from 'zod'

/** A user of the account, as far as the self-test looks at one. */
export interface ServedUser {
  userId: string
  status: string
}

/** What the site gives a device to post with. */
export interface DeviceCredentials {
  deviceId: string
  deviceToken: string
  expiresInSeconds: number
}

/** What the site gives an administrator. */
export interface Login {
  accessToken: string
  expiresInSeconds: number
}

/** An item, as far as the self-test looks at one; what else is in it is kept. */
export interface ServedItem {
  itemId: string
  archiveMessageId: string
  source: string
  network: string
  eventTime: string
  captureTime: string
  subject: string
  text: string
  participants: { number: string; userEmailAddress?: string | undefined }[]
  attachments: { attachmentId: string }[]
}

export const userSchema: z.ZodType<ServedUser> = z.looseObject({ userId: z.string(), status: z.string() })
export const credentialsSchema: z.ZodType<DeviceCredentials> = z.looseObject({
  deviceId: z.string(),
  deviceToken: z.string(),
  expiresInSeconds: z.number(),
})
export const loginSchema: z.ZodType<Login> = z.looseObject({ accessToken: z.string(), expiresInSeconds: z.number() })
export const itemSchema: z.ZodType<ServedItem> = z.looseObject({
  itemId: z.string(),
  archiveMessageId: z.string(),
  source: z.string(),
  network: z.string(),
  eventTime: z.string(),
  captureTime: z.string(),
  subject: z.string(),
  text: z.string(),
  participants: z.array(z.looseObject({ number: z.string(), userEmailAddress: z.string().optional() })),
  attachments: z.array(z.looseObject({ attachmentId: z.string() })),
})
/** The only page of a listing: nothing in a self-test is longer. */
export const pageSchema: z.ZodType<{ items: ServedItem[] }> = z.looseObject({
  items: z.array(itemSchema),
  nextCursor: z.null(),
})
export const planSchema: z.ZodType<{ planId: string }> = z.looseObject({ planId: z.string() })
/** A link with what its QR code says. */
export const linkSchema: z.ZodType<{ url: string }> = z.looseObject({ url: z.url() })
export const codeSchema: z.ZodType<{ code: string }> = z.looseObject({ code: z.string() })
export const uploadSchema: z.ZodType<{ uploadId: string }> = z.looseObject({ uploadId: z.string() })
