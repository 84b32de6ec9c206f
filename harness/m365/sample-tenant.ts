import type { DirectoryEntry } from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import type { ControlRoom } from '../control/http/control-room.ts'
import { createJournal } from '../control/journal.ts'
import { createChance } from '../control/seed.ts'
import { createTenant, type Tenant } from './tenant.ts'
import type { TenantOptions } from './tenant-options.ts'

/** The ids and the secret of the tenant that the tests of this folder work on. */
export const sampleClient = {
  tenantId: '0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0',
  clientId: '11111111-2222-4333-8444-555555555555',
  clientSecret: 'the secret of the app',
} as const

/** An active user, `<entryId>@contoso.example`, unless `more` says otherwise. */
export function sampleEntry(entryId: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry {
  const address = `${entryId}@contoso.example`
  return {
    entryId,
    kind: 'user',
    displayName: entryId,
    userPrincipalName: address,
    primaryAddress: address,
    aliases: [],
    mailbox: 'active',
    accountEnabled: true,
    ...more,
  }
}

/** A tenant in a room of its own, with one user, asha; it is 6 o'clock UTC on 22 November 2026. */
export async function openSampleTenant(
  options: Partial<TenantOptions> = {},
): Promise<{ tenant: Tenant; room: ControlRoom }> {
  const clock = createVirtualClock(new Date('2026-11-22T06:00:00Z'))
  const tenant = await createTenant({ clock, chance: createChance(7), ...sampleClient, ...options })
  tenant.hire(sampleEntry('asha'))
  return { tenant, room: { clock, faults: createFaultBoard(), journal: createJournal() } }
}

/** A form for the token endpoint that is right but for `changes`; undefined takes a field out. */
export function sampleForm(changes: Record<string, string | undefined> = {}): string {
  const fields = {
    grant_type: 'client_credentials',
    client_id: sampleClient.clientId,
    client_secret: sampleClient.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
    'x-client-SKU': 'msal.js.node',
    ...changes,
  }
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value)
  return form.toString()
}
