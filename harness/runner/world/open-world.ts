import { createCertificateAuthority } from '../../control/certificate-authority.ts'
import { createChance } from '../../control/seed.ts'
import { type ArchiverProfile, defaultArchiver } from '../../oracle/index.ts'
import { createAdministrator } from './administrator.ts'
import { type Declared, referenceDeclared } from './declared.ts'
import type { WorkFolder } from './work-folder.ts'
import { createWorld, type World } from './world.ts'

/** Midnight UTC of an ordinary Wednesday, far from every change of clocks: when scenarios begin. */
const scenarioNow = new Date('2026-03-11T00:00:00.000Z')

/** Opens a world for a scenario; for a day that ends at another instant, or for another archiver than that of the run. */
export type OpenWorld = (label: string, now?: Date, archiver?: ArchiverProfile) => Promise<World>

/** What worlds are opened with. */
export interface OpenWorldsOptions {
  seed: number
  workFolder: WorkFolder
  /** By what the worlds are judged; by what the reference connector declares unless given. */
  declared?: Declared | undefined
  /** The archiver that is played; the default one unless given. */
  archiver?: ArchiverProfile | undefined
}

/**
 * Opens worlds that share a certificate authority. Each has its own chance, drawn from the seed and its label, so that
 * leaving some scenarios out changes nothing in the others.
 */
export async function openWorlds(options: OpenWorldsOptions): Promise<OpenWorld> {
  const { seed, workFolder, declared = referenceDeclared } = options
  const { archiver: archiverOfRun = defaultArchiver } = options
  const [authority, administrator] = await Promise.all([createCertificateAuthority(), createAdministrator()])
  return (label, now = scenarioNow, archiver = archiverOfRun) =>
    createWorld({
      seed: createChance(seed).fork(label).seed(),
      now,
      authority,
      administrator,
      workFolder,
      declared,
      archiver,
    })
}
