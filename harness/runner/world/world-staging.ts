import type { CertificateAuthority } from '../../control/certificate-authority.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import type { Tenant } from '../../m365/index.ts'
import { isStorageInstalled, openStagingLocation, type StagingLocation } from '../../staging/index.ts'
import type { Declared } from './declared.ts'

/** The staging location of a world, opened when it is first needed. */
export interface WorldStaging {
  /** Undefined if the connector does not declare staging in Azure, or if no storage is installed. */
  open(): Promise<StagingLocation | undefined>
  /** The same for a sync; also undefined if its connector can stage elsewhere and the location is not open. */
  forSync(): Promise<StagingLocation | undefined>
  /** The secrets that a connector got and must keep. */
  secrets(): string[]
  close(): Promise<void>
}

export function createWorldStaging(options: {
  declared: Declared
  room: ControlRoom
  tenant: Tenant
  authority: CertificateAuthority
}): WorldStaging {
  const { declared, room, tenant, authority } = options
  const signatures: string[] = []
  let location: Promise<StagingLocation> | undefined
  const opened = async (): Promise<StagingLocation> => {
    const fresh = await openStagingLocation({ room, authority, importsSoFar: tenant.newestSequence })
    signatures.push(fresh.signature)
    return fresh
  }
  const open = async (): Promise<StagingLocation | undefined> => {
    if (!declared.capabilities.includes('staging: azure-blob') || !isStorageInstalled()) return undefined
    location ??= opened()
    return location
  }
  return {
    open,
    forSync: async () => (declared.stagesElsewhereToo === true ? location : open()),
    secrets: () => [...signatures],
    // If it could not be opened, `open` has already reported the error.
    close: async () => (await location?.catch(() => undefined))?.close(),
  }
}
