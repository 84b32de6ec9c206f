import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CertificateAuthority, createCertificateAuthority } from '../control/certificate-authority.ts'
import { createVirtualClock } from '../control/clock.ts'
import { expressTransport } from '../control/http/express-transport.ts'
import { listen } from '../control/http/listener.ts'
import { createJournal } from '../control/journal.ts'
import { clientTours } from '../m365/client-tours/tours.ts'
import { openSampleTenant, sampleClient, sampleEntry } from '../m365/sample-tenant.ts'
import { openStagingLocation } from '../staging/index.ts'

// Goal: clients that nobody here wrote see no difference. Each runs unmodified in a process of its own. Needs the registry at
// the first time, and Debian's python3-msal and python3-azure.

const run = promisify(execFile)
const programs = fileURLToPath(new URL('../../fixtures/clients/', import.meta.url))
const loopbackOnly = new URL('../../fixtures/official-clients/loopback-only.mjs', import.meta.url)
let folder = ''
let trust = ''

/** The clients, installed once for each lock file: they are half a gigabyte. */
async function installed(): Promise<string> {
  const lock = await readFile(join(programs, 'package-lock.json'))
  const name = createHash('sha256').update(lock).digest('hex').slice(0, 16)
  const place = join(tmpdir(), `mock-telemessage-clients-${name}`)
  const isThere = await access(place).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    const fresh = `${place}-${process.pid}`
    await mkdir(fresh)
    for (const file of ['package.json', 'package-lock.json']) await cp(join(programs, file), join(fresh, file))
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    await run('npm', args, { cwd: fresh, maxBuffer: 2 ** 26 })
    // Only a complete folder gets the name.
    await rename(fresh, place)
  }
  await cp(programs, place, { recursive: true, filter: (path) => !path.endsWith('.json') })
  return place
}

beforeAll(async () => {
  folder = await installed()
  trust = await mkdtemp(join(tmpdir(), 'clients-'))
}, 1_200_000)
afterAll(() => rm(trust, { recursive: true, force: true }))

/** What a client is led through, with what its program must know. */
interface Toured {
  variables: Record<string, string>
  close(): Promise<void>
  /** What the servers saw of it. */
  verify(): void
}

async function openTenant(authority: CertificateAuthority): Promise<Toured> {
  const { tenant, room } = await openSampleTenant()
  for (const name of ['ben', 'cleo', 'dan', 'eva', 'finn', 'gita']) tenant.hire(sampleEntry(name))
  const { url, close } = await listen(expressTransport(tenant, room), { authority })
  return {
    variables: {
      // The certificate has this name, and MSAL for Python wants a host with a name.
      TENANT_URL: url.replace('127.0.0.1', 'localhost'),
      TENANT_ID: sampleClient.tenantId,
      CLIENT_ID: sampleClient.clientId,
      CLIENT_SECRET: sampleClient.clientSecret,
    },
    close,
    // Each client leaves its messages, and the one that it deleted is gone.
    verify: () => expect(tenant.snapshot()[0]?.messages.length).toBeGreaterThan(1),
  }
}

async function openStaging(authority: CertificateAuthority): Promise<Toured> {
  const journal = createJournal()
  const room = { journal, clock: createVirtualClock(new Date('2026-11-22T06:00:00Z')) }
  const { url, close } = await openStagingLocation({ room, authority, importsSoFar: () => 0 })
  return {
    variables: { STAGING_URL: url },
    close,
    verify: () => {
      const seen = new Set(journal.entries().map(({ operation }) => operation))
      expect([...seen]).toEqual(expect.arrayContaining(['blobs.put', 'blocks.commit', 'blobs.copy', 'blobs.delete']))
    },
  }
}

test.each(clientTours)('$client passes its tour', async ({ program: [program = '', ...args], through, steps }) => {
  const authority = await createCertificateAuthority()
  const caFile = join(trust, 'ca.pem')
  await writeFile(caFile, authority.caCertificate)
  const { variables, close, verify } = await { tenant: openTenant, staging: openStaging }[through](authority)
  const home = await mkdtemp(join(tmpdir(), 'clients-home-'))
  try {
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      NODE_EXTRA_CA_CERTS: caFile,
      REQUESTS_CA_BUNDLE: caFile,
      CLIMICROSOFT365_ENV: 'docker',
      ...variables,
    }
    const isPython = program.endsWith('.py')
    const command = isPython ? '/usr/bin/python3' : process.execPath
    const preload = isPython ? [] : ['--import', loopbackOnly.href]
    const { stdout } = await run(command, [...preload, program, ...args], { cwd: folder, env, maxBuffer: 2 ** 26 })
    expect(JSON.parse(stdout)).toEqual(Object.fromEntries(steps.map((step) => [step, 'ok'])))
  } finally {
    await close()
    await rm(home, { recursive: true, force: true })
  }
  verify()
})
