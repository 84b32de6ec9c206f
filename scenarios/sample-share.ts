import { z } from 'zod'

/** One of several equal parts: the second of three is 2 of 3. */
export interface Share {
  part: number
  of: number
}

const example = 'MT_SHARE has to be a share such as 2/3, with the first number not above the second'

const shareSchema = z
  .string()
  .regex(/^[1-9]\/[1-9]$/, { error: example })
  .transform((text) => ({ part: Number(text[0]), of: Number(text[2]) }))
  .refine(({ part, of }) => part <= of, { error: example })

/** The share that a text such as `2/3` names; without a text, everything. Throws a ZodError if it names none. */
export function shareNamed(text: string | undefined): Share {
  return shareSchema.parse(text ?? '1/1')
}

const named = shareNamed(process.env['MT_SHARE'])

/** Whether everything is played. */
export const isWhole: boolean = named.of === 1

/**
 * The plays of the share that MT_SHARE names: all of them, or every third, beginning with the second, for `MT_SHARE=2/3`. It is
 * for plays that repeat what `npm test` plays, in another way (docs/decisions/0049-the-gate-plays-a-share.md).
 */
export function shareOf<Play>(plays: readonly Play[], { part, of }: Share = named): Play[] {
  return plays.filter((_, index) => index % of === part - 1)
}
