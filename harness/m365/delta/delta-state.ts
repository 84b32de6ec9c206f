import { z } from 'zod'
import { GraphRefusal } from '../graph/errors.ts'

const stateSchema = z.strictObject({
  /** The list that is followed, and the store it is in. */
  list: z.string(),
  /** The query options of the first request. */
  query: z.string(),
  /** The changes after this number, and up to `until`, are on the pages of this round. */
  since: z.int().nonnegative(),
  until: z.int().nonnegative(),
  /** The place of the last entry before this page; undefined on the first page of a round. */
  after: z.array(z.number()).optional(),
  /** How many pages came before in this round. */
  turn: z.int().nonnegative(),
  /** When the round before ended, or else when the first began; milliseconds on the virtual calendar. */
  issuedMs: z.number(),
})

/** How far a client has followed the changes of a list. */
export type DeltaState = z.infer<typeof stateSchema>

/** The state as a token for a link; clients must not look into it. */
export function tokenOfState(state: DeltaState): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url')
}

/** The state in a token of a list. Throws `deltaTokenInvalid` for a token that is not one of this list. */
export function readDeltaToken(token: string, list: string): DeltaState {
  const parsed = stateSchema.safeParse(parse(Buffer.from(token, 'base64url').toString('utf8')))
  if (!parsed.success || parsed.data.list !== list) throw new GraphRefusal('deltaTokenInvalid')
  return parsed.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
