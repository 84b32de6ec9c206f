import type { ConnectorEnvironment } from '../../contract/index.ts'

/** Replaces the secrets of one sync by their names, and knows how long the longest is. */
export interface Redaction {
  of(text: string): string
  /** In bytes. */
  longestBytes: number
}

const secretNames = ['MT_TELEMESSAGE_PASSWORD', 'MT_CLIENT_SECRET', 'MT_STAGING_URL'] as const

/** Shorter ones would be found in half of all words: `1`, `true`. */
const passedCharactersMin = 8

/**
 * What of a connector's output must not get into reports: the secrets it was given, and whatever its maker passed on by
 * name, since nobody but they can tell what is a secret. A name in square brackets stands where one was (SEC-1).
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
    // One may be a part of another; the longer has to go first.
    .toSorted(([, a], [, b]) => b.length - a.length)
  return {
    of: (text) => secrets.reduce((rest, [name, value]) => rest.replaceAll(value, `[${name}]`), text),
    longestBytes: Math.max(0, ...secrets.map(([, value]) => Buffer.byteLength(value))),
  }
}

/** What is secret in the address of the staging container; empty where there is nothing. */
function signatureIn(stagingUrl: string | undefined): string {
  return stagingUrl !== undefined && URL.canParse(stagingUrl) ? (new URL(stagingUrl).searchParams.get('sig') ?? '') : ''
}
