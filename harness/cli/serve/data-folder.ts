import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { type CertificateAuthority, createCertificateAuthority } from '../../control/certificate-authority.ts'
import { realNow } from '../../control/clock.ts'
import { drawGuid, drawSecret } from '../../control/seed.ts'
import { UserError } from '../user-error.ts'

/** What `serve` keeps between two starts. */
export interface DataFolder {
  credentials: DemoCredentials
  authority: CertificateAuthority
  /** PEM file of the authority that clients must trust. */
  caFile: string
  /** Removes the folder if this call created it; for a `serve` that cannot start. */
  undo(): Promise<void>
}

const credentialsSchema = z.strictObject({
  username: z.string().min(1),
  password: z.string().min(1),
  tenantId: z.guid(),
  clientId: z.guid(),
  clientSecret: z.string().min(1),
})

/**
 * The accounts and secrets for the served site and tenant. They are drawn when the folder is first used, so that no two
 * installations share them.
 */
export type DemoCredentials = z.infer<typeof credentialsSchema>

/** Where credentials and certificates are: in files, or in what several servers share. */
export interface SecretTexts {
  /** Undefined if this text was never written. */
  read(name: string): Promise<string | undefined>
  write(name: string, text: string): Promise<void>
}

/** Certificates are replaced this long before they expire: they should not change in the middle of a working day. */
const renewBeforeMs = 7 * 24 * 60 * 60 * 1000

/**
 * Opens the data folder, and creates the missing files. Only the owner can read the secrets. The certificates are
 * replaced a week before they expire, and if they do not belong together. Throws a UserError if a file in the folder is
 * not valid.
 */
export async function openDataFolder(path: string, secrets: SecretTexts = filesIn(path)): Promise<DataFolder> {
  const made = await makeDataFolder(path)
  const caFile = join(path, caName)
  const [credentials, authority] = [await credentialsIn(secrets, path), await authorityIn(secrets)]
  await writeFile(caFile, authority.caCertificate)
  const undo = async (): Promise<void> => {
    if (made !== undefined) await rm(made, { recursive: true, force: true })
  }
  return { credentials, authority, caFile, undo }
}

/** Makes the folder; returns the first folder that was missing, if one was. */
export async function makeDataFolder(path: string): Promise<string | undefined> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 })
  // The folder holds keys and passwords, so `git add .` in the project around it must not add them.
  await writeFile(join(path, '.gitignore'), '*\n')
  return made
}

const credentialsName = 'credentials.json'
/** The name of the certificate that clients must trust. */
export const caName = 'ca.pem'

/** The credentials that are there. Throws a UserError if they are missing, or not what serve wrote. */
export async function presentCredentials(secrets: SecretTexts, place: string): Promise<DemoCredentials> {
  const parsed = credentialsSchema.safeParse(jsonOf((await secrets.read(credentialsName)) ?? ''))
  if (parsed.success) return parsed.data
  throw new UserError(
    'credentials-unreadable',
    `${join(place, credentialsName)}: this is not what serve wrote; delete the file, and serve draws new credentials`,
  )
}

async function credentialsIn(secrets: SecretTexts, place: string): Promise<DemoCredentials> {
  if ((await secrets.read(credentialsName)) === undefined) {
    const credentials: DemoCredentials = {
      username: 'archive-admin',
      password: drawSecret(),
      tenantId: drawGuid(),
      clientId: drawGuid(),
      clientSecret: drawSecret(),
    }
    await secrets.write(credentialsName, `${JSON.stringify(credentials, null, 2)}\n`)
    return credentials
  }
  return presentCredentials(secrets, place)
}

/**
 * The certificates of a console that others than this machine may reach, and the file of its authority. It has an authority of its own, because
 * the key of the other one is not kept. It is made again when the names change.
 */
export async function consoleAuthorityIn(
  folder: string,
  hosts: readonly string[],
): Promise<{ authority: CertificateAuthority; caFile: string }> {
  const authority = await authorityIn(filesIn(folder), {
    names: { ca: 'console-ca.pem', certificate: 'console.pem', key: 'console.key' },
    make: () => createCertificateAuthority('mock-telemessage console CA', hosts),
    isFor: (certificate) => hosts.every((host) => isFor(certificate, host)),
  })
  return { authority, caFile: join(folder, 'console-ca.pem') }
}

function isFor(certificate: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined
}

interface KeptAuthority {
  /** Of the three files. */
  names: { ca: string; certificate: string; key: string }
  make(): Promise<CertificateAuthority>
  /** Whether a certificate of an earlier start is what is needed now. */
  isFor(certificate: X509Certificate): boolean
}

const serversAuthority: KeptAuthority = {
  names: { ca: caName, certificate: 'server.pem', key: 'server.key' },
  make: () => createCertificateAuthority(),
  isFor: () => true,
}

async function authorityIn(
  secrets: SecretTexts,
  { names, make, isFor }: KeptAuthority = serversAuthority,
): Promise<CertificateAuthority> {
  const caCertificate = await secrets.read(names.ca)
  const serverCertificate = await secrets.read(names.certificate)
  const serverKey = await secrets.read(names.key)
  if (caCertificate && serverCertificate && serverKey) {
    const kept: CertificateAuthority = { caCertificate, serverCertificate, serverKey }
    if (isFresh(kept) && isFor(new X509Certificate(serverCertificate))) return kept
  }
  const made = await make()
  await secrets.write(names.key, made.serverKey)
  await secrets.write(names.ca, made.caCertificate)
  await secrets.write(names.certificate, made.serverCertificate)
  return made
}

/**
 * Whether the files belong together and are valid long enough. They do not belong together after a crash between two
 * writes.
 */
function isFresh({ caCertificate, serverCertificate, serverKey }: CertificateAuthority): boolean {
  try {
    const certificate = new X509Certificate(serverCertificate)
    const belongs =
      certificate.verify(new X509Certificate(caCertificate).publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(serverKey))
    return belongs && Date.parse(certificate.validTo) - realNow().getTime() > renewBeforeMs
  } catch {
    return false
  }
}

/** Files for their owner only; certificates are for everybody. */
function filesIn(folder: string): SecretTexts {
  return {
    read: (name) => textOf(join(folder, name)),
    write: (name, text) => writeFile(join(folder, name), text, name.endsWith('.pem') ? {} : { mode: 0o600 }),
  }
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
