import { createChance } from '../../control/seed.ts'
import type { Tenant } from '../../m365/index.ts'
import type { ArchiverProfile } from '../../oracle/index.ts'
import { capturedBy, readTenantFixture, type SpelledMappingRow, synthesiseDay } from '../../synth/index.ts'
import type { Site } from '../../telemessage/index.ts'
import { fixturePath } from '../fixture-path.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What is needed to fill the demo organisation. */
export interface DemoOptions {
  site: Site
  tenant: Tenant
  archiver: ArchiverProfile
  /** The traffic is that of the 24 hours before this instant; the next daily run asks for it. */
  now: Date
  seed: number
  itemCount: number
}

/** The demo organisation with its people and traffic. */
export interface DemoOrganisation {
  name: string
  /** The user principal name of the administrator. */
  administrator: string
  /** The rows of the custom mapping file of the organisation. */
  rows: readonly SpelledMappingRow[]
}

/** Registers the bundled firm at the site, creates its users in the tenant, and captures a day of its traffic. */
export async function fillDemoOrganisation(options: DemoOptions): Promise<DemoOrganisation> {
  const { site, tenant, archiver, now, seed, itemCount } = options
  const firm = await readTenantFixture(fixturePath('tenants/contoso.json'))
  const { name, directory, mapping } = firm
  const people = capturedBy(firm.people, archiver.routes)
  for (const entry of directory) tenant.hire(entry)
  const administrator = hireAdministrator(tenant)
  for (const { firstName, lastName, number, registration } of people) {
    if (registration) site.register({ firstName, lastName, number, ...registration })
  }
  const from = new Date(now.getTime() - dayMs)
  const chance = createChance(seed).fork('the demo organisation')
  for (const event of synthesiseDay({ chance, people, itemCount, from, to: now })) {
    if (archiver.kinds.includes(event.kind)) site.capture(event)
  }
  return { name, administrator, rows: mapping }
}

/** An administrator without a mailbox, a member of Organization Management: the role for connectors is still to be added (TEN-1). */
function hireAdministrator(tenant: Tenant): string {
  const userPrincipalName = 'admin@contoso.example'
  tenant.hire({
    entryId: 'admin',
    kind: 'user',
    displayName: 'Administrator',
    userPrincipalName,
    primaryAddress: userPrincipalName,
    aliases: [],
    mailbox: 'none',
    accountEnabled: true,
  })
  tenant.roleGroups.change('Organization Management', { members: ['admin'] })
  return userPrincipalName
}
