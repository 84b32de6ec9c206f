import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mailboxOf, validAddresses } from '../../oracle/rules.ts'
import { readTenantFixture } from '../../synth/index.ts'

// Compares the oracle's rules with a list, written by hand, of the mailboxes for every person of the bundled firm.

const fixture = await readTenantFixture(
  fileURLToPath(new URL('../../../fixtures/tenants/contoso.json', import.meta.url)),
)
const settings = {
  automaticMapping: true,
  targets: new Map(fixture.mapping.map((row) => [row.number, row.target])),
  mailboxes: validAddresses(fixture.directory),
  customTargetNotAUser: 'fall-back-to-email',
} as const

test.each(fixture.people.map((person) => [person.personId, person] as const))(
  'the messages of %s reach the mailboxes in the list',
  (_id, person) => {
    const { number, registration, fate } = person
    const resolved = mailboxOf({ number, userEmailAddress: registration?.userEmailAddress }, settings)
    expect(resolved?.mailbox ?? null).toBe(fate)
  },
)
