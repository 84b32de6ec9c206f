import type { CryptoKey } from 'jose'
import type { SigningKeys } from '../../contract/index.ts'

/** The RSA key pair that access tokens are signed with. */
export interface SigningKey {
  privateKey: CryptoKey
  publicKey: CryptoKey
  /** The public key in the form that the tenant publishes. */
  published: SigningKeys['keys'][number]
}

let shared: Promise<SigningKey> | undefined

/** The key of this process. Making one takes longer than a scenario, so all tenants share it. */
export function signingKey(): Promise<SigningKey> {
  shared ??= makeKey()
  return shared
}

async function makeKey(): Promise<SigningKey> {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose')
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  return {
    privateKey,
    publicKey,
    published: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n: jwk.n ?? '', e: jwk.e ?? '' },
  }
}
