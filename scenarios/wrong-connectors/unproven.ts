/**
 * Requirements that no wrong connector must turn red, by id, with the reason. Whoever adds one that does takes the
 * requirement out of here.
 */
export const unproven: ReadonlyMap<string, string> = new Map()
