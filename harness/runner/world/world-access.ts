import type { CertificateAuthority } from '../../control/certificate-authority.ts'
import type { Servers } from './servers.ts'

/** Everything that a client of the site needs. */
export interface SiteAccess {
  /** Without a slash at the end. */
  url: string
  /** PEM of the authority that signs the site's certificate. */
  caCertificate: string
  /** The name of an administration account. */
  username: string
  password: string
}

/** Everything that an administrator of the tenant needs. */
export interface TenantAccess extends Pick<SiteAccess, 'url' | 'caCertificate'> {
  tenantId: string
  /** An app that people may sign in to. */
  clientId: string
}

/** How other clients than connectors reach the servers. */
export function accessTo(
  { siteUrl, tenantUrl }: Servers,
  { caCertificate }: CertificateAuthority,
  secrets: { username: string; password: string; tenantId: string; clientId: string },
): { siteAccess: SiteAccess; tenantAccess: TenantAccess } {
  const { username, password, tenantId, clientId } = secrets
  return {
    siteAccess: { url: siteUrl, caCertificate, username, password },
    tenantAccess: { url: tenantUrl, caCertificate, tenantId, clientId },
  }
}
