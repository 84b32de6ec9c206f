import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'

let latest: { ca: string | undefined; context: SecureContext } | undefined

/**
 * Trust in Node.js's own authorities and, where it is given, in `ca` (PEM). Reading the authorities takes longer than many
 * a run, so runs in one process that trust the same `ca` share what was read.
 */
export function trustIn(ca: string | undefined): SecureContext {
  if (latest === undefined || latest.ca !== ca) {
    // `ca` alone would replace the public authorities, which other servers need.
    latest = { ca, context: createSecureContext(ca === undefined ? {} : { ca: [...rootCertificates, ca] }) }
  }
  return latest.context
}
