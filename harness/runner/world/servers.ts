import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CertificateAuthority } from '../../control/certificate-authority.ts'
import { type ControlledWorld, controlPlane } from '../../control/control-plane/control-plane.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { closeAll, listen, listenAll } from '../../control/http/listener.ts'
import { drawSecret } from '../../control/seed.ts'
import type { Tenant } from '../../m365/index.ts'
import type { Site } from '../../telemessage/index.ts'
import type { WorldState } from './world-state.ts'

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
  front?: WorldState['front']
}): Promise<Servers> {
  const { site, tenant, room, authority, folder, front } = options
  const token = drawSecret()
  // Written before any server listens. If the disk is full, this throws, and an open server would keep the process
  // alive.
  const caFile = join(folder, 'ca.pem')
  await writeFile(caFile, authority.caCertificate)
  const oneRequestEach = front !== undefined
  const listeners = await listenAll(
    () => listen(expressTransport(site, room), { authority, oneRequestEach, faults: { server: site.name, room } }),
    () => listen(expressTransport(tenant, room), { authority, oneRequestEach, faults: { server: tenant.name, room } }),
    () => listen(controlPlane(room, token)),
  )
  const [{ url: siteUrl }, { url: tenantUrl }, { url: controlUrl }] = listeners
  const own = { siteUrl, tenantUrl, controlUrl, close: async () => {} }
  const shown = (await front?.(own)) ?? own
  return {
    siteUrl: shown.siteUrl,
    tenantUrl: shown.tenantUrl,
    caFile,
    control: { url: shown.controlUrl, token },
    close: async () => {
      await shown.close()
      await closeAll(listeners)
    },
  }
}
