import { z } from 'zod'
import type { CaptureSource, Network } from './item.ts'

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

export const registrationSchema: z.ZodType<Registration> = z.strictObject({
  firstName: z.string().min(1),
  lastName: z.string(),
  number: z.string().regex(/^[1-9][0-9]{6,14}$/, 'digits with country code, without plus'),
  userEmailAddress: z.email().optional(),
  source: z.enum(['phone-archiver', 'cloud-archiver']),
  network: z.enum(['WhatsApp', 'WhatsApp Business']),
})
