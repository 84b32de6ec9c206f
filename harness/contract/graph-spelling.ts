import { z } from 'zod'

/** A property that a client may leave out or set to null. */
export const orNull = <T>(schema: z.ZodType<T>): z.ZodOptional<z.ZodNullable<z.ZodType<T>>> =>
  schema.nullable().optional()

/** Microsoft accepts the members of an enumeration in any letter case: `HTML`, `Low`. */
export const memberOf = <T extends string>(members: readonly [T, ...T[]]): z.ZodType<T> =>
  z.preprocess(
    (value) =>
      members.find((member) => typeof value === 'string' && member.toLowerCase() === value.toLowerCase()) ?? value,
    z.enum(members),
  )
