/**
 * Requirements that no wrong connector must turn red, by id, with the reason. If you add such a connector, delete the
 * requirement here.
 */
export const unproven: ReadonlyMap<string, string> = new Map()
