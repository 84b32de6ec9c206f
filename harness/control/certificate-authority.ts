import { KeyObject, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { realNow } from './clock.ts'

/** A private certificate authority and a server certificate under it, all PEM. It is never put into a trust store. */
export interface CertificateAuthority {
  /** The certificate that a client must trust; `MT_CA_FILE` and `NODE_EXTRA_CA_CERTS` name a file with it. */
  caCertificate: string
  serverCertificate: string
  serverKey: string
}

/** A new authority, which can still sign: its key is in the memory of this process only. */
export interface SigningAuthority extends CertificateAuthority {
  /** The same authority with a server certificate for other hosts. */
  issuedFor(hosts: readonly string[]): Promise<CertificateAuthority>
}

const dayMs = 24 * 60 * 60 * 1000
/** Runtimes refuse server certificates that live longer than this. */
const lifetimeMs = 365 * dayMs
const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' }

/** `basicConstraints` and `keyUsage` are critical, as RFC 5280 (4.2.1.9, 4.2.1.3) demands of an authority. */
const ofAuthority: Extension[] = [
  new BasicConstraintsExtension(true, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
]
const loopbackHosts = ['localhost', '127.0.0.1', '::1']

const ofServer = (hosts: readonly string[]): Extension[] => [
  new BasicConstraintsExtension(false, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
  new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
  new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))),
]

/**
 * Makes an authority and a certificate for `hosts` (names and IP addresses), valid for a year from yesterday. `name`
 * is the common name of the authority. To a client, two authorities with the same name look like one authority with
 * wrong signatures.
 */
export async function createSigningAuthority(
  name = 'mock-telemessage local CA',
  hosts: readonly string[] = loopbackHosts,
): Promise<SigningAuthority> {
  const authority = await newKeys()
  const issuer = [{ CN: [name] }]
  const certify = async (subject: typeof issuer, publicKey: webcrypto.CryptoKey, extensions: Extension[]) => {
    const notBefore = new Date(realNow().getTime() - dayMs)
    const notAfter = new Date(notBefore.getTime() + lifetimeMs)
    const signing = { signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' }, signingKey: authority.privateKey }
    const all = { subject, issuer, publicKey, extensions, notBefore, notAfter, ...signing }
    return (await X509CertificateGenerator.create(all, webcrypto)).toString('pem')
  }
  const caCertificate = await certify(issuer, authority.publicKey, ofAuthority)
  const issuedFor = async (names: readonly string[]): Promise<CertificateAuthority> => {
    const server = await newKeys()
    return {
      caCertificate,
      serverCertificate: await certify([{ CN: [names[0] ?? 'localhost'] }], server.publicKey, ofServer(names)),
      serverKey: KeyObject.from(server.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
  }
  return { ...(await issuedFor(hosts)), issuedFor }
}

/** A new authority that can sign nothing more: nobody keeps its key. */
export async function createCertificateAuthority(
  ...about: Parameters<typeof createSigningAuthority>
): Promise<CertificateAuthority> {
  const { caCertificate, serverCertificate, serverKey } = await createSigningAuthority(...about)
  return { caCertificate, serverCertificate, serverKey }
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])
}
