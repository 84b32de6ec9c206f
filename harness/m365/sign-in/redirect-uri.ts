import { IdentityRefusal } from '../identity/identity-errors.ts'

/** Where Microsoft's own libraries wait for a code on the same machine, or in a browser that they control. */
const nativeClient = 'https://login.microsoftonline.com/common/oauth2/nativeclient'

/**
 * Checks that an app may have its codes sent to an address. For the loopback addresses, the port does not matter (RFC 8252,
 * 7.3). Throws an IdentityRefusal `redirectUnknown`.
 */
export function requireRedirectUri(redirectUri: string, registered: readonly string[]): URL {
  const asked = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined
  const isKnown = [nativeClient, ...registered].some((known) => {
    if (asked === undefined) return false
    const { hostname, href, protocol, pathname } = new URL(known)
    const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && protocol === 'http:'
    if (!isLoopback) return asked.href === href
    return (
      asked.hostname === hostname && asked.protocol === protocol && (pathname === '/' || asked.pathname === pathname)
    )
  })
  if (asked === undefined || !isKnown) throw new IdentityRefusal('redirectUnknown', redirectUri)
  return asked
}
