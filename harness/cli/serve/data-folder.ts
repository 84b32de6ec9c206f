import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
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

/** Certificates are replaced this long before they expire: they should not change in the middle of a working day. */
const renewBeforeMs = 7 * 24 * 60 * 60 * 1000

/**
 * Opens the data folder, and creates the missing files. Only the owner can read the secrets. The certificates are
 * replaced a week before they expire, and if they do not belong together. Throws a UserError if a file in the folder is
 * not valid.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 })
  // The folder holds keys and passwords, so `git add .` in the project around it must not add them.
  await writeFile(join(path, '.gitignore'), '*\n')
  const caFile = join(path, 'ca.pem')
  const [credentials, authority] = [await credentialsIn(path), await authorityIn(path, caFile)]
  const undo = async (): Promise<void> => {
    if (made !== undefined) await rm(made, { recursive: true, force: true })
  }
  return { credentials, authority, caFile, undo }
}

async function credentialsIn(path: string): Promise<DemoCredentials> {
  const file = join(path, 'credentials.json')
  const text = await textOf(file)
  if (text === undefined) {
    const credentials: DemoCredentials = {
      username: 'archive-admin',
      password: drawSecret(),
      tenantId: drawGuid(),
      clientId: drawGuid(),
      clientSecret: drawSecret(),
    }
    await writeSecret(file, `${JSON.stringify(credentials, null, 2)}\n`)
    return credentials
  }
  const parsed = credentialsSchema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new UserError(
    'credentials-unreadable',
    `${file}: this is not what serve wrote; delete the file, and serve draws new credentials`,
  )
}

async function authorityIn(path: string, caFile: string): Promise<CertificateAuthority> {
  const certificateFile = join(path, 'server.pem')
  const keyFile = join(path, 'server.key')
  const [caCertificate, serverCertificate, serverKey] = await Promise.all(
    [caFile, certificateFile, keyFile].map(textOf),
  )
  if (caCertificate && serverCertificate && serverKey) {
    const kept: CertificateAuthority = { caCertificate, serverCertificate, serverKey }
    if (isFresh(kept)) return kept
  }
  const made = await createCertificateAuthority()
  await writeSecret(keyFile, made.serverKey)
  await writeFile(caFile, made.caCertificate)
  await writeFile(certificateFile, made.serverCertificate)
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

function writeSecret(file: string, text: string): Promise<void> {
  return writeFile(file, text, { mode: 0o600 })
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
