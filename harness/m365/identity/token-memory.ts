import { hash } from 'node:crypto'
import { realNow } from '../../control/clock.ts'
import type { StateTables } from '../../control/state/state-tables.ts'

/** The app that has a token, and when the token ends. */
interface KnownToken<App> {
  app: App
  expiresAtMs: number
}

/** The tokens that were issued or verified lately. */
export interface TokenMemory<App> {
  remember(token: string, known: KnownToken<App>): void
  knownOf(token: string): KnownToken<App> | undefined
  /** A token whose life was ended is past from now on. */
  forget(token: string, known: KnownToken<App>): void
}

/**
 * The tokens that the tables know. Without them, nobody would know who calls when a token comes for the first time after a start: an RSA verification
 * takes longer than faults and the journal can wait.
 */
export function createTokenMemory<App>(tables: StateTables, rememberedMax: number): TokenMemory<App> {
  const remembered = new Map<string, KnownToken<App>>()
  const kept = tables.map<KnownToken<App>>('known')
  /** Those that are not kept yet. */
  const noted = new Map<string, KnownToken<App>>()
  tables.lazily?.(() => {
    for (const [token, known] of noted) kept.set(hashOf(token), known)
    if (noted.size > 0) dropOldest(kept, rememberedMax)
    noted.clear()
  })
  const hold = (token: string, known: KnownToken<App>): KnownToken<App> => {
    remembered.set(token, known)
    for (const oldest of remembered.keys()) {
      if (remembered.size <= rememberedMax) break
      remembered.delete(oldest)
    }
    return known
  }
  return {
    remember: (token, known) => {
      hold(token, known)
      if (tables.lazily !== undefined) noted.set(token, known)
    },
    knownOf: (token) => {
      const known = remembered.get(token)
      if (known !== undefined || kept.size === 0) return known
      const before = kept.get(hashOf(token))
      return before && hold(token, before)
    },
    forget: (token, known) => {
      hold(token, { ...known, expiresAtMs: 0 })
      noted.delete(token)
      kept.delete(hashOf(token))
    },
  }
}

/** Drops those whose time is over, and the oldest of the others above a number of them. */
function dropOldest(kept: Map<string, KnownToken<unknown>>, max: number): void {
  const nowMs = realNow().getTime()
  for (const [key, { expiresAtMs }] of kept) if (expiresAtMs <= nowMs) kept.delete(key)
  for (const key of kept.keys()) {
    if (kept.size <= max) return
    kept.delete(key)
  }
}

/** By which the tables know a token: what they have opens nothing. */
export function hashOf(token: string): string {
  return hash('sha256', token, 'base64url')
}
