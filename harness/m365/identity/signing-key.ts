import type { CryptoKey, JWK } from 'jose'
import type { SigningKeys } from '../../contract/index.ts'
import type { StateTables } from '../../control/state/state-tables.ts'

/** The RSA key pair that access tokens are signed with. */
export interface SigningKey {
  privateKey: CryptoKey
  publicKey: CryptoKey
  /** The public key in the form that the tenant publishes. */
  published: SigningKeys['keys'][number]
}

let shared: Promise<SigningKey> | undefined

/**
 * The key that the tables hold, so that tokens stay valid when the server starts again. At first it is the key of this process:
 * making one takes longer than a scenario, so all tenants share it. It is made when it is first asked for.
 */
export function signingKeyOf(tables: StateTables): () => Promise<SigningKey> {
  const kept = tables.value<JWK | undefined>('signing key', () => undefined)
  let key: Promise<SigningKey> | undefined
  const find = async (): Promise<SigningKey> => {
    const before = kept.get()
    if (before !== undefined) return keyOf(before)
    shared ??= makeKey()
    const made = await shared
    // Not in memory: to export the key takes a while, and nobody would read it.
    if (tables.bodies !== undefined) kept.set(await exported(made))
    return made
  }
  return () => {
    key ??= find()
    return key
  }
}

async function exported({ privateKey }: SigningKey): Promise<JWK> {
  const { exportJWK } = await import('jose')
  return exportJWK(privateKey)
}

async function keyOf(jwk: JWK): Promise<SigningKey> {
  const { importJWK } = await import('jose')
  const { kty = '', n = '', e = '' } = jwk
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, 'RS256'), importJWK({ kty, n, e }, 'RS256')])
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) throw new Error('the signing key is not RSA')
  return { privateKey, publicKey, published: await publishedOf({ n, e }) }
}

async function makeKey(): Promise<SigningKey> {
  const { exportJWK, generateKeyPair } = await import('jose')
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const { n = '', e = '' } = await exportJWK(publicKey)
  return { privateKey, publicKey, published: await publishedOf({ n, e }) }
}

async function publishedOf({ n, e }: { n: string; e: string }): Promise<SigningKey['published']> {
  const { calculateJwkThumbprint } = await import('jose')
  const kid = await calculateJwkThumbprint({ kty: 'RSA', n, e })
  return { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e }
}
