import { createVirtualClock } from '../../control/clock.ts'
import { type CutPage, fullPages } from '../../control/page-cut.ts'
import { createChance } from '../../control/seed.ts'
import { createTenant, type Tenant } from '../../m365/index.ts'
import { openDiskStore } from '../../stores/disk/disk-store.ts'
import { type KeptState, openKeptState } from '../../stores/kept-state.ts'
import type { Batch, RecordStore } from '../../stores/record-store.ts'
import { dayTo } from '../firm.ts'

/** A tenant with one user, whose state is kept in a folder. */
export interface KeptTenant {
  tenant: Tenant
  state: KeptState
}

/** The address of the user. */
export const keptOwner = 'asha@contoso.example'

/** The app of the tenant. */
export const keptClient = {
  tenantId: '0d5f7c1e-8f6c-4c39-9a3e-2f0c54a4f5b1',
  clientId: 'b3fb56f6-9476-4724-94f6-c800a53b2770',
  clientSecret: 'secret of the benchmark',
} as const

/** Opens the tenant that a folder has. A new tenant gets its user. `onCommit` sees each batch. Absent `cutPage`: full pages. */
export async function openKeptTenant(
  folder: string,
  onCommit?: (batch: Batch) => void,
  cutPage?: CutPage,
): Promise<KeptTenant> {
  return openTenantIn(await openDiskStore(folder), onCommit, cutPage)
}

/** The same with the tenant that a store has. */
export async function openTenantIn(
  store: RecordStore,
  onCommit: (batch: Batch) => void = () => {},
  cutPage: CutPage = fullPages,
): Promise<KeptTenant> {
  const commit = async (batch: Batch): Promise<void> => {
    onCommit(batch)
    await store.commit(batch)
  }
  const state = await openKeptState({ ...store, commit })
  const tenant = await createTenant({
    clock: createVirtualClock(dayTo),
    chance: createChance(1),
    ...keptClient,
    tables: state.tables,
    cutPage,
  })
  if (tenant.directory().length === 0) {
    tenant.hire({
      ...{ entryId: 'asha', kind: 'user', displayName: 'Asha Rao', userPrincipalName: keptOwner },
      ...{ primaryAddress: keptOwner, aliases: [], mailbox: 'active', accountEnabled: true },
    })
  }
  return { tenant, state }
}

/** The octets of a small chat message. */
function smallMessage(number: number): Buffer {
  const text = `Message ${number}: ${'the quick brown fox jumps over the lazy dog '.repeat(5)}`
  const head = `From: a@contoso.example\r\nTo: ${keptOwner}\r\nDate: Wed, 11 Mar 2026 08:00:00 +0000\r\nMessage-ID: <${number}@contoso.example>\r\nSubject: WhatsApp ${number}\r\n`
  return Buffer.from(`${head}\r\n${text}\r\n`)
}

/** Puts messages into the inbox, numbered from `from`, and waits for the disk after each group. `message` makes their octets. */
export async function deposit(
  { tenant, state }: KeptTenant,
  {
    count,
    groupSize,
    from,
    message = smallMessage,
  }: { count: number; groupSize: number; from: number; message?: (number: number) => Buffer },
): Promise<void> {
  const acts = tenant.userActs(keptOwner)
  const folderId = acts.wellKnownFolder('inbox')
  for (let done = 0; done < count; done += 1) {
    acts.deposit({ folderId, message: message(from + done) })
    if (done % groupSize === groupSize - 1) await state.settled()
  }
  await state.settled()
}
