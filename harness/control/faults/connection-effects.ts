import type { Socket } from 'node:net'
import { type CertificateAuthority, createCertificateAuthority } from '../certificate-authority.ts'

let untrusted: Promise<CertificateAuthority> | undefined

/** Has a connection served under a certificate of an authority that nobody trusts. */
export function presentUntrusted(socket: Socket, present: (authority: CertificateAuthority) => void): void {
  // Made when it is first needed: most worlds never need it.
  untrusted ??= createCertificateAuthority('nobody trusts this CA')
  untrusted
    .then((authority) => {
      if (!socket.destroyed) present(authority)
    })
    .catch((error: Error) => socket.destroy(error))
}

/** Never answers on a connection; reads what comes, so that the end of the client is noticed. */
export function keepSilent(socket: Socket): void {
  socket.once('end', () => socket.end()).resume()
}
