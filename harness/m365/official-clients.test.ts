import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { decodeJwt } from 'jose'
import { afterEach, expect, it } from 'vitest'
import { createCertificateAuthority } from '../control/certificate-authority.ts'
import { expressTransport } from '../control/http/express-transport.ts'
import { listen } from '../control/http/listener.ts'
import { openSampleTenant, sampleClient, sampleEntry } from './sample-tenant.ts'
import type { TenantOptions } from './tenant-options.ts'

// Goal: Microsoft's own clients see no difference. Each program of `fixtures/official-clients/` runs in a process of its own, with
// the packages as they are published, against a tenant that listens over TLS, and cannot reach any other machine.

const run = promisify(execFile)
const programs = fileURLToPath(new URL('../../fixtures/official-clients/', import.meta.url))

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function setup(options: Partial<TenantOptions> = {}) {
  const { tenant, room } = await openSampleTenant(options)
  for (const name of ['ben', 'cleo', 'dan', 'eva', 'finn', 'gita']) tenant.hire(sampleEntry(name))
  const authority = await createCertificateAuthority()
  const folder = await mkdtemp(join(tmpdir(), 'official-clients-'))
  closers.push(() => rm(folder, { recursive: true }))
  const caFile = join(folder, 'ca.pem')
  await writeFile(caFile, authority.caCertificate)
  const { url, close } = await listen(expressTransport(tenant, room), { authority })
  closers.push(close)
  const play = async (program: string, more: Record<string, string> = {}) => {
    const env = {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: caFile,
      TENANT_URL: url,
      TENANT_ID: sampleClient.tenantId,
      CLIENT_ID: sampleClient.clientId,
      CLIENT_SECRET: sampleClient.clientSecret,
      ...more,
    }
    const { stdout } = await run(process.execPath, ['--import', './loopback-only.mjs', program], { cwd: programs, env })
    return JSON.parse(stdout)
  }
  return { tenant, room, play }
}

it('issues tokens to @azure/identity and @azure/msal-node, and refusals that they report', async () => {
  const { play } = await setup()
  const result = await play('tokens.mjs')
  expect([decodeJwt(result.identity)['appid'], decodeJwt(result.msal)['appid']]).toEqual([
    sampleClient.clientId,
    sampleClient.clientId,
  ])
  expect(result.wrongSecret).toContain('AuthenticationRequiredError')
  expect([result.wrongSecret, result.wrongSecretMsal]).toEqual([
    expect.stringContaining('AADSTS7000215'),
    expect.stringContaining('AADSTS7000215'),
  ])
  // MSAL gets the refusal when it looks up the endpoints, and reports nothing else.
  expect(result.unknownTenant).toContain('endpoints_resolution_error')
})

it('signs persons in with @azure/msal-node, in a browser, on another device, and again in silence', async () => {
  const { play } = await setup()
  const names = ['asha@contoso.example', 'asha@contoso.example', 'ben@contoso.example']
  expect(await play('sign-in.mjs')).toEqual({
    accounts: names,
    tenants: names.map(() => sampleClient.tenantId),
    people: ['asha', 'asha', 'ben'],
    isRefreshed: true,
  })
})

it('is paged through by PageIterator', async () => {
  const { tenant, play } = await setup()
  const result = await play('page-users.mjs')
  expect(result).toEqual({
    firstPage: 3,
    found: tenant.directory().map(({ userPrincipalName }) => userPrincipalName),
    isComplete: true,
  })
})

it('answers a batch that BatchRequestContent made', async () => {
  const { play } = await setup()
  const result = await play('batch.mjs')
  expect(result).toEqual({ created: Array(19).fill(201), again: 'ErrorFolderExists', listed: 19 })
})

it('keeps a message of 9.9 MB with its attachment equal to the byte, as LargeFileUploadTask sends it', async () => {
  const { tenant, play } = await setup()
  const { sent, read, inJson, location, attachmentId, kept } = await play('archive-large.mjs', {
    ATTACHMENT_BYTES: String(9_900_000),
  })
  expect([read, inJson]).toEqual([sent, sent])
  expect(location).toContain(attachmentId)
  expect(kept).toEqual({
    isDraft: false,
    sentDateTime: '2026-11-21T08:00:00Z',
    receivedDateTime: '2026-11-21T08:00:01Z',
    hasAttachments: true,
    folder: true,
  })
  expect(tenant.snapshot()[0]?.messages).toHaveLength(1)
})

it("is waited for by the Graph client's own retry middleware", async () => {
  const { tenant, room, play } = await setup()
  tenant.throttle({ requests: { max: 1, windowMs: 2000 } })
  const result = await play('throttled.mjs')
  const asked = room.journal.entries().filter(({ operation }) => operation !== 'token' && operation !== 'discovery')
  expect(result).toEqual({ answers: [true, true] })
  expect(asked.map(({ status, tooEarlyByMs }) => [status, tooEarlyByMs])).toEqual([
    [200, undefined],
    [429, undefined],
    [200, undefined],
  ])
})

it('takes a case from its beginning to its export, and says in the audit log who did it', async () => {
  const { tenant, play } = await setup({ roles: ['eDiscovery.ReadWrite.All', 'AuditLogsQuery-Exchange.Read.All'] })
  tenant.roleGroups.change('eDiscovery Manager', { members: [sampleClient.clientId] })
  const asha = tenant.userActs('asha@contoso.example')
  for (const text of ['Lunch at noon', 'Dinner at eight']) {
    const message = Buffer.from(
      `From: ben@contoso.example\r\nTo: asha@contoso.example\r\nSubject: ${text}\r\n\r\n${text}\r\n`,
    )
    asha.deposit({ folderId: asha.wellKnownFolder('inbox'), message })
  }
  const { files, ...result } = await play('ediscovery.mjs', { EMAIL: 'asha@contoso.example' })
  expect(result).toEqual({
    case: 'active',
    custodian: ['asha@contoso.example', 'active', 'notApplied'],
    source: ['asha@contoso.example', 'mailbox'],
    held: [202, 'holdUpdate', 'applied'],
    hold: [true, []],
    early: { statusCode: 400, code: 'SearchNotEstimated' },
    estimate: [202, 'estimateStatistics', 1, 1],
    added: ['addToReviewSet', 'succeeded'],
    exported: [202, 'exportResult', '#microsoft.graph.security.ediscoverySearchExportOperation'],
    closed: ['closed', sampleClient.clientId, 'active'],
    audit: {
      status: 'succeeded',
      operations: [
        'CaseAdded',
        'AddCustodian',
        'AddCustodianSource',
        'HoldCreated',
        'HoldCreated',
        'SearchCreated',
        'SearchStarted',
        'ReviewSetCreated',
        'AddToReviewSet',
        'SearchExported',
        'SearchExportDownloaded',
        'SearchExportDownloaded',
        'HoldRemoved',
        'HoldRemoved',
        'CaseClosed',
        'CaseReopened',
      ],
    },
  })
  expect(
    files.map(({ fileName, isOfItsSize }: { fileName: string; isOfItsSize: boolean }) => [fileName, isOfItsSize]),
  ).toEqual([
    ['Lunch.zip', true],
    ['Reports-Lunch.zip', true],
  ])
})
