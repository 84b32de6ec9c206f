import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createCertificateAuthority } from '../../control/certificate-authority.ts'
import { checkPostgresStore } from './check-store.ts'
import { startSamplePostgres } from './local-server.ts'
import { openPostgresStore } from './postgres-store.ts'

// Goal: passwords and certificates are checked as the address says, and what is refused says why, without the password.

const authority = await createCertificateAuthority()
const stranger = await createCertificateAuthority()
const server = await startSamplePostgres({
  isOwn: true,
  tls: { certificate: authority.serverCertificate, key: authority.serverKey },
})
const folder = await mkdtemp(join(tmpdir(), 'connections-'))
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})
const admin = new pg.Client({ connectionString: server.url })
await admin.connect()
await admin.query("CREATE ROLE keen LOGIN PASSWORD 'right-password'; GRANT CREATE ON DATABASE postgres TO keen")
await admin.query('CREATE ROLE lame LOGIN')
await admin.end()

function addressOf(user: string, password: string, query: Record<string, string> = {}): string {
  const url = new URL(server.url)
  url.username = user
  url.password = password
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

async function messageOf(url: string): Promise<string> {
  const opened = await openPostgresStore(url).then(
    (store) => store.close(),
    (error: Error) => error.message,
  )
  return opened ?? 'opened'
}

test('the right password opens the store, and a wrong one is refused without being shown', async () => {
  expect(await messageOf(addressOf('keen', 'right-password'))).toBe('opened')
  const message = await messageOf(addressOf('keen', 'wrong-password'))
  expect(message).toContain('it refused the user or the password')
  expect(message).not.toContain('wrong-password')
})

test('a user who may not make the schema is refused with this reason', async () => {
  expect(await messageOf(addressOf('lame', '', { schema: 'other' }))).toContain('may not create a schema or tables')
})

test('a user who can only read can check a store, and one who cannot read it is refused with this reason', async () => {
  const store = await openPostgresStore(`${server.url}?schema=checked`)
  await store.commit({ changes: [{ table: 't', key: 'k', text: '{}' }], bodies: [] })
  await store.close()
  const url = addressOf('lame', '', { schema: 'checked' })
  await expect(checkPostgresStore(url)).rejects.toThrow(
    'may not read there, or may not create a schema or tables (permission denied for schema checked)',
  )
  const owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  await owner.query('GRANT USAGE ON SCHEMA checked TO lame; GRANT SELECT ON ALL TABLES IN SCHEMA checked TO lame')
  await owner.end()
  expect(await checkPostgresStore(url)).toMatchObject({ recordCount: 1, findings: [] })
  const refused = await checkPostgresStore(addressOf('keen', 'wrong-password')).catch(String)
  expect(refused).toContain('it refused the user or the password')
  expect(refused).not.toContain('wrong-password')
})

test('a server is believed only with a certificate of the authority that the address names', async () => {
  const files = await Promise.all(
    Object.entries({ ours: authority, other: stranger }).map(async ([name, { caCertificate }]) => {
      const file = join(folder, `${name}.pem`)
      await writeFile(file, caCertificate)
      return file
    }),
  )
  const [ours = '', other = ''] = files
  const verified = (sslrootcert: string) =>
    addressOf('keen', 'right-password', { sslmode: 'verify-full', sslrootcert, schema: 'verified' })
  expect(await messageOf(verified(ours))).toBe('opened')
  expect(await messageOf(verified(other))).toContain('its certificate is not trusted')
  expect(await messageOf(verified(join(folder, 'none.pem')))).toContain('none.pem')
})

test('TLS with a server that speaks none is refused with this reason', async () => {
  const plain = await startSamplePostgres({ isOwn: true })
  try {
    expect(await messageOf(`${plain.url}?sslmode=verify-full`)).toContain('does not support SSL')
  } finally {
    await plain.stop()
  }
})
