import { composeMessage, defaultPolicy } from '../../../connector/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { createChance } from '../../control/seed.ts'
import type { Tenant } from '../../m365/index.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { readTenantFixture, synthesiseDay } from '../../synth/index.ts'
import { createAccounts, createSite } from '../../telemessage/index.ts'
import { fixturePath } from '../fixture-path.ts'

/** Only for tests: the digests of the files of an item, sorted. */
export type AttachmentDigests = readonly string[]

/**
 * Only for tests: composes the messages of a day of the bundled firm as the reference connector does, and puts all of them into one folder of
 * one mailbox. Returns the files that each item has, in the order of the messages: as they were captured, not as they are in the messages.
 */
export async function depositDay(tenant: Tenant, address: string, itemCount: number): Promise<AttachmentDigests[]> {
  const to = new Date('2026-03-03T00:00:00Z')
  const site = createSite({
    clock: createVirtualClock(to),
    archiver: defaultArchiver,
    accounts: await createAccounts([]),
  })
  const { people } = await readTenantFixture(fixturePath('tenants/contoso.json'))
  for (const { firstName, lastName, number, registration } of people) {
    if (registration) site.register({ firstName, lastName, number, ...registration })
  }
  const owner = tenant.userActs(address)
  const folderId = owner.createFolder({ name: 'The day / 📁' })
  const digests: AttachmentDigests[] = []
  const from = new Date('2026-03-02T00:00:00Z')
  for (const event of synthesiseDay({ chance: createChance(1), people, itemCount, from, to })) {
    const { attachments: _served, ...item } = site.capture(event)
    const files = event.attachments.map(({ fileName, contentType, content }) => ({
      ...{ fileName, contentType, open: () => content.open() },
    }))
    const pieces: Buffer[] = []
    const times = { eventTime: new Date(item.eventTime), captureTime: new Date(item.captureTime) }
    const input = { item: { ...item, ...times, attachments: [] }, messageKey: `${item.itemId}`, attachments: files }
    for await (const piece of composeMessage({ ...input, placeholderDomain: defaultPolicy.placeholderDomain })) {
      pieces.push(piece)
    }
    owner.deposit({ folderId, message: Buffer.concat(pieces) })
    digests.push(event.attachments.map(({ content }) => content.sha256).sort())
  }
  return digests
}
