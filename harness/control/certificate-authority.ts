import { generate } from 'selfsigned'
import { realNow } from './clock.ts'

/** A private certificate authority and a server certificate under it, all PEM. It is never put into a trust store. */
export interface CertificateAuthority {
  /** The certificate that a client must trust; `MT_CA_FILE` and `NODE_EXTRA_CA_CERTS` name a file with it. */
  caCertificate: string
  serverCertificate: string
  serverKey: string
}

const dayMs = 24 * 60 * 60 * 1000
/** Runtimes refuse server certificates that live longer than this. */
const lifetimeMs = 365 * dayMs

/**
 * Makes an authority and a certificate for `localhost`, `127.0.0.1` and `::1`, valid for a year from yesterday. `name`
 * is the common name of the authority. To a client, two authorities with the same name look like one authority with
 * wrong signatures.
 */
export async function createCertificateAuthority(name = 'mock-telemessage local CA'): Promise<CertificateAuthority> {
  const notBeforeDate = new Date(realNow().getTime() - dayMs)
  const notAfterDate = new Date(notBeforeDate.getTime() + lifetimeMs)
  const ca = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { caCertificate: ca.cert, serverCertificate: server.cert, serverKey: server.private }
}
