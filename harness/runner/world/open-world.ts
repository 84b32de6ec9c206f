import { createSigningAuthority } from '../../control/certificate-authority.ts'
import { createChance } from '../../control/seed.ts'
import { type ArchiverProfile, defaultArchiver } from '../../oracle/index.ts'
import { createAdministrator } from './administrator.ts'
import { type Declared, referenceDeclared } from './declared.ts'
import type { WorkFolder } from './work-folder.ts'
import { createWorld, type Tamper, type World, type WorldOptions } from './world.ts'

/** Scenarios begin at midnight UTC of an ordinary Wednesday, far from every change of clocks. */
const scenarioNow = new Date('2026-03-11T00:00:00.000Z')

/**
 * Opens a world for a scenario or a day. `now` and `archiver` replace the instant of scenarios and the archiver of the
 * run; `keep` opens what keeps the state where nothing else is named for all worlds.
 */
export type OpenWorld = (
  label: string,
  now?: Date,
  archiver?: ArchiverProfile,
  keep?: WorldOptions['keep'],
) => Promise<World>

/** The settings of the worlds. */
export interface OpenWorldsOptions {
  seed: number
  workFolder: WorkFolder
  /** The declaration that is used to judge the worlds; absent: that of the reference connector. */
  declared?: Declared | undefined
  /** The archiver that is played; absent: the default one. */
  archiver?: ArchiverProfile | undefined
  /** Opens what keeps the state of the servers of a world, in its folder; absent: in memory. */
  keep?: WorldOptions['keep']
  /** Makes a mistake in the servers; absent: they are right. */
  tamper?: Tamper | undefined
}

/**
 * Opens worlds that share a certificate authority. Each has its own chance, drawn from the seed and its label, so that
 * a run with fewer scenarios changes nothing in the remaining ones.
 */
export async function openWorlds(options: OpenWorldsOptions): Promise<OpenWorld> {
  const { seed, workFolder, declared = referenceDeclared, tamper } = options
  const { archiver: archiverOfRun = defaultArchiver } = options
  const [authority, administrator] = await Promise.all([createSigningAuthority(), createAdministrator()])
  return (label, now = scenarioNow, archiver = archiverOfRun, keep = undefined) =>
    createWorld({
      seed: createChance(seed).fork(label).seed(),
      now,
      authority,
      administrator,
      workFolder,
      declared,
      archiver,
      tamper,
      keep: options.keep ?? keep,
    })
}
