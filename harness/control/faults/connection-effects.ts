import type { Socket } from 'node:net'
import type { CertificateAuthority } from '../certificate-authority.ts'

let untrusted: Promise<CertificateAuthority> | undefined

/** Serves a connection under a certificate of an authority that no client trusts. */
export function presentUntrusted(socket: Socket, present: (authority: CertificateAuthority) => void): void {
  // Loaded and made when it is first needed: most worlds never need it, and it takes long to load.
  untrusted ??= import('../certificate-authority.ts').then(({ createCertificateAuthority }) =>
    createCertificateAuthority('no client trusts this CA'),
  )
  untrusted
    .then((authority) => {
      if (!socket.destroyed) present(authority)
    })
    .catch((error: Error) => socket.destroy(error))
}

/**
 * Never answers on a connection. It reads the incoming bytes, so that it sees when the client closes the connection.
 */
export function keepSilent(socket: Socket): void {
  socket.once('end', () => socket.end()).resume()
}
