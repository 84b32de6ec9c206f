import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A PostgreSQL server for tests and benchmarks; the product starts none. */
export interface SamplePostgres {
  /** `postgres://…`, with a user who may do everything. */
  url: string
  /** Stops it, if it was started here. */
  stop(): Promise<void>
}

/** What a server of a test does that others do not. */
export interface SampleOptions {
  /** Syncs what it is told, as in earnest; without, tests are quicker. */
  lasts?: boolean
  /** Never the one of `MT_TEST_POSTGRES`, because its settings matter. */
  isOwn?: boolean
  /** Speaks TLS with these, too. */
  tls?: { certificate: string; key: string }
}

/** Where Debian has the programs of a server. */
const debianFolder = '/usr/lib/postgresql'
const run = promisify(execFile)

/**
 * The server of `MT_TEST_POSTGRES`, or one that is started on a free port of the loopback interface, with its data in a temporary folder.
 * The user `keen` needs a password there. Throws an Error that says what to install.
 */
export async function startSamplePostgres(options: SampleOptions = {}): Promise<SamplePostgres> {
  const { lasts = false, isOwn = false, tls } = options
  const given = process.env['MT_TEST_POSTGRES']
  if (given !== undefined && given !== '' && !isOwn) return { url: given, stop: async () => {} }
  const programs = await postgresPrograms()
  const folder = await mkdtemp(join(tmpdir(), 'local-postgres-'))
  const as = await owner(folder)
  const data = join(folder, 'data')
  const port = await freePort()
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=${lasts ? 'on' : 'off'} -c ssl=${tls ? 'on' : 'off'}`
  await as(join(programs, 'initdb'), ['-D', data, '-U', 'mock', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  await writeFile(
    join(data, 'pg_hba.conf'),
    'host all keen 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n',
  )
  if (tls !== undefined) {
    await writeFile(join(data, 'server.crt'), tls.certificate)
    await writeFile(join(data, 'server.key'), tls.key, { mode: 0o600 })
    const { uid, gid } = await stat(data)
    await chown(join(data, 'server.key'), uid, gid)
  }
  await as(join(programs, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
  return {
    url: `postgres://mock@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await as(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of the programs of PostgreSQL. Throws an Error that says what to install. */
export async function postgresPrograms(): Promise<string> {
  const versions = await readdir(debianFolder).catch(() => [])
  const latest = versions.toSorted((one, other) => Number(other) - Number(one))[0]
  if (latest !== undefined) return join(debianFolder, latest, 'bin')
  throw new Error(
    'a PostgreSQL server is needed: install Debian’s package postgresql, or name a server with MT_TEST_POSTGRES=postgres://user@host/database',
  )
}

/** Runs programs as somebody who may own a server: PostgreSQL refuses root. */
async function owner(folder: string): Promise<(program: string, words: string[]) => Promise<void>> {
  if (process.getuid?.() !== 0) return async (program, words) => void (await run(program, words, { cwd: folder }))
  const id = (option: string): number => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }))
  const [uid, gid] = [id('-u'), id('-g')]
  await chown(folder, uid, gid)
  return async (program, words) => void (await run(program, words, { cwd: folder, uid, gid }))
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
