import { describe, expect, test } from 'vitest'
import { createVirtualClock } from '../../control/clock.ts'
import { pathPattern } from '../../control/http/path-pattern.ts'
import { createChance } from '../../control/seed.ts'
import type { Operation, WireServer } from '../../control/wire.ts'
import { createTenant } from '../../m365/index.ts'
import { createAccounts, createSite } from '../../telemessage/index.ts'
import { sampleArchiver } from '../../telemessage/sample-event.ts'

// Goal: an operation is one entry in the list of its server; faults, journal, router and documentation follow from it.

const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
const site = createSite({ clock, archiver: sampleArchiver, accounts: await createAccounts([]) })
const ids = { tenantId: 'tenant', clientId: 'app', clientSecret: 'secret of the app' }
const tenant = await createTenant({ clock, chance: createChance(7), ...ids })
const servers: WireServer[] = [site, tenant]

/** The operation that a router finds for the path of this one, with sample values for its parameters. */
function found({ operations }: WireServer, { method, path }: Operation): Operation | undefined {
  const called = path.replaceAll(/:\w+/g, 'some-id')
  return operations.find((one) => one.method === method && pathPattern(one.path)(called) !== undefined)
}

describe.each(servers.map((server) => [server.name, server] as const))('%s', (_, server) => {
  test('uses no name twice, because faults are armed by name', () => {
    const names = server.operations.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('hides no operation behind another', () => {
    const hidden = server.operations.filter((one) => found(server, one) !== one)
    expect(hidden.map((one) => `${one.name} is hidden behind ${found(server, one)?.name}`)).toEqual([])
  })
})

test('operations that issue tokens to a connector declare them', () => {
  const secrets = servers.flatMap(({ operations }) =>
    operations.flatMap(({ name, secretFields }) => (secretFields === undefined ? [] : [[name, ...secretFields]])),
  )
  expect(secrets).toEqual([
    ['login', 'accessToken'],
    ['token', 'access_token', 'refresh_token', 'id_token'],
    ['signIn.deviceCode', 'device_code'],
    ['attachments.createUploadSession', 'uploadUrl'],
    ['folderAttachments.createUploadSession', 'uploadUrl'],
    ['import.createSession', 'importUrl'],
  ])
})

test('docs/operations.md is the page made from the lists', async () => {
  const tables = servers.map(({ name: server, operations }) => {
    const rows = operations.map(({ name, method, path }) => `| \`${name}\` | \`${method} ${path}\` |`)
    return [`## ${server}\n`, '| name | request |', '|---|---|', ...rows].join('\n')
  })
  const page = `# What the servers can be asked to do

Generated from \`harness/telemessage/operations/\` and \`harness/m365/operations/\`; do not edit.

Faults are armed by these names, and the journal has them. Where both servers have a name, put the server in front:
\`telemessage:items.list\`.

${tables.join('\n\n')}
`
  await expect(page).toMatchFileSnapshot('../../../docs/operations.md')
})
