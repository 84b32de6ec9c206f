import type { z } from 'zod'
import type { CaptureRoute, CaptureSource, Network } from '../contract/index.ts'

/** The archiver that an account was ordered with: what it captures, and its names on the site. */
export interface AccountArchiver {
  /**
   * The service, as subjects name it: the first word of `WhatsApp Message From …`, the same for all apps of the
   * archiver.
   */
  service: string
  /** The name of an archive plan that the site creates for one of its products. */
  plans: Partial<Record<CaptureSource, string>>
  /** The ways in which it captures users. */
  routes: readonly CaptureRoute[]
}

/** The apps that it captures, without repetition. */
export function networksOf({ routes }: Pick<AccountArchiver, 'routes'>): Network[] {
  return [...new Set(routes.map(({ network }) => network))]
}

/** A schema that accepts only the apps that the archiver captures. */
export function capturedBy<T extends { network: Network }>(
  archiver: AccountArchiver,
  schema: z.ZodType<T>,
): z.ZodType<T> {
  const networks = networksOf(archiver)
  return schema.superRefine(({ network }, context) => {
    if (networks.includes(network)) return
    const right = networks.map((one) => `"${one}"`).join('|')
    context.addIssue({ code: 'custom', path: ['network'], message: `Invalid option: expected one of ${right}` })
  })
}
