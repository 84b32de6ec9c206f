import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CertificateAuthority } from '../../control/certificate-authority.ts'
import { type ControlledWorld, controlPlane } from '../../control/control-plane/control-plane.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { closeAll, listen, listenAll } from '../../control/http/listener.ts'
import { drawSecret } from '../../control/seed.ts'
import type { Tenant } from '../../m365/index.ts'
import type { Site } from '../../telemessage/index.ts'

/** The listening servers of one world. */
export interface Servers {
  siteUrl: string
  tenantUrl: string
  /** The PEM file of the authority that a connector must trust. */
  caFile: string
  control: { url: string; token: string }
  close(): Promise<void>
}

/** Opens site, tenant and control plane on free ports of the loopback interface. */
export async function openServers(options: {
  site: Site
  tenant: Tenant
  room: ControlledWorld
  authority: CertificateAuthority
  folder: string
}): Promise<Servers> {
  const { site, tenant, room, authority, folder } = options
  const token = drawSecret()
  // Written before any server listens. If the disk is full, this throws, and an open server would keep the process
  // alive.
  const caFile = join(folder, 'ca.pem')
  await writeFile(caFile, authority.caCertificate)
  const listeners = await listenAll(
    () => listen(expressTransport(site, room), { authority, faults: { server: site.name, room } }),
    () => listen(expressTransport(tenant, room), { authority, faults: { server: tenant.name, room } }),
    () => listen(controlPlane(room, token)),
  )
  const [siteListener, tenantListener, controlListener] = listeners
  return {
    siteUrl: siteListener.url,
    tenantUrl: tenantListener.url,
    caFile,
    control: { url: controlListener.url, token },
    close: () => closeAll(listeners),
  }
}
