/**
 * What the login of TeleMessage says of a username and a password. `refused`: the two are not those of an administration
 * account. `locked`: too many logins failed. `unavailable`: no answer, or one that says neither.
 */
export type LoginVerdict = 'admitted' | 'refused' | 'locked' | 'unavailable'

/** Tries a username and a password at TeleMessage. The page keeps both only if they are admitted (TEN-3). */
export type TryLogin = (credentials: { username: string; password: string }) => Promise<LoginVerdict>

/** What is read from one row of a custom mapping file. */
export interface MappingRow {
  /** Where the row begins, from 1. */
  line: number
  number: string | null
  address: string | null
  /** `cleaned`: with one reading that differs from what is written. `refused`: then the whole file is refused. */
  verdict: 'read' | 'cleaned' | 'refused'
  problem: string | null
}

/** Reads a custom mapping file row by row, as a connector must (MAP-9 to MAP-11). */
export type ReadMapping = (bytes: Buffer) => Promise<MappingRow[]>
