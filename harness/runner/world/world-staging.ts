import type { CertificateAuthority } from '../../control/certificate-authority.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import type { Tenant } from '../../m365/index.ts'
import { isAzuriteInstalled, openStagingLocation, type StagingLocation } from '../../staging/index.ts'
import type { Declared } from './declared.ts'

/** The staging location of a world, opened when it is first asked for. */
export interface WorldStaging {
  /** Undefined where the connector has not declared to stage in Azure, and where there is no storage to do so. */
  open(): Promise<StagingLocation | undefined>
  /** The same for a sync: undefined also where its connector can do without, and nobody has asked for it. */
  forSync(): Promise<StagingLocation | undefined>
  /** What a connector was told and is to keep to itself. */
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
    const fresh = await openStagingLocation({ room, authority, importsSoFar: () => importsIn(tenant) })
    signatures.push(fresh.signature)
    return fresh
  }
  const open = async (): Promise<StagingLocation | undefined> => {
    if (!declared.capabilities.includes('staging: azure-blob') || !isAzuriteInstalled()) return undefined
    location ??= opened()
    return location
  }
  return {
    open,
    forSync: async () => (declared.stagesElsewhereToo === true ? location : open()),
    secrets: () => [...signatures],
    // One that never opened has been somebody else's error already.
    close: async () => (await location?.catch(() => undefined))?.close(),
  }
}

/** The number of the newest message in any mailbox; 0 before the first. */
function importsIn(tenant: Tenant): number {
  const numbers = tenant.snapshot().flatMap(({ messages }) => messages.map(({ createdSequence }) => createdSequence))
  return numbers.reduce((newest, number) => Math.max(newest, number), 0)
}
