import { z } from 'zod'

export const userSchema = z.looseObject({ userId: z.string(), status: z.string() })

/** A user of the account, as far as the self-test looks at one. */
export type ServedUser = z.infer<typeof userSchema>

export const credentialsSchema = z.looseObject({
  deviceId: z.string(),
  deviceToken: z.string(),
  expiresInSeconds: z.number(),
})

/** What the site gives a device to post with. */
export type DeviceCredentials = z.infer<typeof credentialsSchema>

export const loginSchema = z.looseObject({ accessToken: z.string(), expiresInSeconds: z.number() })

/** What the site gives an administrator. */
export type Login = z.infer<typeof loginSchema>

export const itemSchema = z.looseObject({
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

/** An item, as far as the self-test looks at one; what else is in it is kept. */
export type ServedItem = z.infer<typeof itemSchema>

/** The only page of a listing: nothing in a self-test is longer. */
export const pageSchema = z.looseObject({
  items: z.array(itemSchema),
  nextCursor: z.null(),
})
export const planSchema = z.looseObject({ planId: z.string() })
/** A link with what its QR code says. */
export const linkSchema = z.looseObject({ url: z.url() })
export const codeSchema = z.looseObject({ code: z.string() })
export const uploadSchema = z.looseObject({ uploadId: z.string() })
