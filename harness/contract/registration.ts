import { z } from 'zod'
import { type CaptureSource, type Network, networkNameSchema } from './item.ts'

/** A user registered in the TeleMessage account, with the capture product that was activated for them. */
export interface Registration {
  firstName: string
  lastName: string
  /** Country code and number, digits only, without plus. */
  number: string
  /** The *User's Email address*; optional at registration, as in the portal. */
  userEmailAddress?: string | undefined
  source: CaptureSource
  network: Network
}

/** The mobile number of a user. */
export const userNumberSchema: z.ZodType<string> = z
  .string()
  .regex(/^[1-9][0-9]{6,14}$/, 'digits with country code, without plus')
  .describe('Country code and mobile number, digits only, without plus.')

export const captureSourceSchema: z.ZodType<CaptureSource> = z
  .enum(['phone-archiver', 'cloud-archiver'])
  .meta({ id: 'CaptureSource', description: 'The capture product.' })

export const networkSchema: z.ZodType<Network> = networkNameSchema.meta({
  id: 'Network',
  description: 'The app that messages pass through.',
})

export const registrationSchema: z.ZodType<Registration> = z.strictObject({
  firstName: z.string().min(1),
  lastName: z.string(),
  number: userNumberSchema,
  userEmailAddress: z.email().optional(),
  source: captureSourceSchema,
  network: networkSchema,
})
