import { z } from 'zod'

export const userSchema = z.looseObject({ userId: z.string(), status: z.string() })

/** A user of the account, with the fields that the self-test needs. */
export type ServedUser = z.infer<typeof userSchema>

export const credentialsSchema = z.looseObject({
  deviceId: z.string(),
  deviceToken: z.string(),
  expiresInSeconds: z.number(),
})

/** The credentials with which a device posts. */
export type DeviceCredentials = z.infer<typeof credentialsSchema>

export const loginSchema = z.looseObject({ accessToken: z.string(), expiresInSeconds: z.number() })

/** The answer to an administrator's login. */
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

/** An item, with the fields that the self-test needs. Other fields are kept. */
export type ServedItem = z.infer<typeof itemSchema>

/** A page of a listing. */
export const pageSchema = z.looseObject({
  items: z.array(itemSchema),
  nextCursor: z.string().nullable(),
})
export const planSchema = z.looseObject({ planId: z.string() })
/** A link with the content of its QR code. */
export const linkSchema = z.looseObject({ url: z.url() })
export const codeSchema = z.looseObject({ code: z.string() })
export const uploadSchema = z.looseObject({ uploadId: z.string() })
