import type { ConnectorEnvironment } from '../../contract/index.ts'

/** Replaces the secrets of one sync by their names, and knows how long the longest is. */
export interface Redaction {
  of(text: string): string
  /** In bytes. */
  longestBytes: number
}

const secretNames = ['MT_TELEMESSAGE_PASSWORD', 'MT_CLIENT_SECRET', 'MT_STAGING_URL'] as const

/** Shorter values would match in many words: `1`, `true`. */
const passedCharactersMin = 8

/**
 * Parts of a connector's output that must not get into reports: its secrets, and every variable that its maker passed
 * on by name, because only the maker knows which of them are secret. A name in square brackets replaces each of them
 * (SEC-1).
 */
export function createRedaction(environment: ConnectorEnvironment, passed: Record<string, string>): Redaction {
  const own = secretNames.map((name): [string, string] => [name, environment[name] ?? ''])
  const signature = signatureIn(environment.MT_STAGING_URL)
  const others = Object.entries(passed).filter(([, value]) => value.length >= passedCharactersMin)
  const signatures = [signature, encodeURIComponent(signature)].map((value): [string, string] => [
    'MT_STAGING_URL',
    value,
  ])
  const secrets = [...own, ...signatures, ...others]
    .filter(([, value]) => value !== '')
    // One may be a part of another, so the longer comes first.
    .toSorted(([, a], [, b]) => b.length - a.length)
  return {
    of: (text) => secrets.reduce((rest, [name, value]) => rest.replaceAll(value, `[${name}]`), text),
    longestBytes: Math.max(0, ...secrets.map(([, value]) => Buffer.byteLength(value))),
  }
}

/** The secret part of the staging container's address; empty if there is none. */
function signatureIn(stagingUrl: string | undefined): string {
  return stagingUrl !== undefined && URL.canParse(stagingUrl) ? (new URL(stagingUrl).searchParams.get('sig') ?? '') : ''
}
