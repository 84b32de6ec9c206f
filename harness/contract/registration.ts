import { z } from 'zod'
import { captureSources, networkNameSchema } from './item.ts'

/** The mobile number of a user. */
export const userNumberSchema = z
  .string()
  .regex(/^[1-9][0-9]{6,14}$/, 'digits with country code, without plus')
  .describe('Country code and mobile number, digits only, without plus.')

export const captureSourceSchema = z
  .enum(captureSources)
  .meta({ id: 'CaptureSource', description: 'The capture product.' })

export const networkSchema = networkNameSchema.meta({
  id: 'Network',
  description: 'The app of the messages.',
})

export const registrationSchema = z.strictObject({
  firstName: z.string().min(1),
  lastName: z.string(),
  number: userNumberSchema,
  /**
   * The *User's Email address*; optional at registration, as in the portal. An account may hold any letters that somebody
   * once typed or imported (RFC 6531), also some that only look like those of another address.
   */
  userEmailAddress: z.email({ pattern: z.regexes.unicodeEmail }).optional(),
  source: captureSourceSchema,
  network: networkSchema,
  /** The products on whose plan the user is; default: `source`. Without a plan nothing is captured (SIT-2). */
  plans: z.array(captureSourceSchema).optional(),
  /** The activated devices; default: one of `source` and `network`. Without a device nothing is captured (SIT-3). */
  devices: z.array(z.strictObject({ source: captureSourceSchema, network: networkSchema })).optional(),
})

/** A user registered in the TeleMessage account, with the activated capture product. */
export type Registration = z.infer<typeof registrationSchema>
