import type { LastingValue } from '../../control/state/lasting-value.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import type { Cloud } from '../../m365/index.ts'
import { UserError } from '../user-error.ts'
import type { DemoOrganisation } from './demo-organisation.ts'

/** What a served world was begun with, and stays with for as long as its data lasts. */
export interface WorldBeginning {
  seed: number
  itemCount: number
  archiver: string
  cloud: Cloud
  /** What the calendar showed then, ISO 8601 in UTC: the day before it is drawn for the demo organisation. Absent in data of older versions. */
  now?: string | undefined
  /** The digest of the fixture it began with (SHA-256, hex); absent: the demo organisation. */
  fixture?: string | undefined
}

/** What the user asked for; undefined where nothing was said. */
export type AskedBeginning = { [Name in keyof WorldBeginning]?: WorldBeginning[Name] | undefined }

/** The organisation that is kept, and how it began; undefined before the first start. */
export type KeptOrganisation = LastingValue<(DemoOrganisation & { beginning: WorldBeginning }) | undefined>

/** What the tables of `serve` have of the organisation. */
export function keptOrganisation(tables: StateTables): KeptOrganisation {
  return tables.value('organisation', () => undefined)
}

/** Where the data of an earlier start is, and what the user may do to have a new start. */
interface BegunPlace {
  name: string
  toBeginAgain: string
}

/** The place of the data of a start. */
export function begunPlace(options: { dataFolder: string; store?: object | undefined }): BegunPlace {
  const { dataFolder, store } = options
  return store === undefined
    ? {
        name: dataFolder,
        toBeginAgain: 'with another folder (--data), in memory (--memory), or after you deleted this folder',
      }
    : { name: 'the store', toBeginAgain: 'with another schema (?schema=name), or after you dropped this one' }
}

const optionOf: Record<keyof WorldBeginning, string> = {
  seed: '--seed',
  itemCount: '--items',
  archiver: '--archiver',
  cloud: '--cloud',
  now: '--now',
  fixture: '--fixture',
}

/**
 * Throws a UserError `data-of-another-start` if the user asked for a beginning that is not that of the kept data: it would have no
 * effect, and nobody would notice.
 */
export function requireSameBeginning(place: BegunPlace, kept: WorldBeginning, asked: AskedBeginning): void {
  const names = Object.keys(optionOf) as (keyof WorldBeginning)[]
  const differing = names.filter((name) => asked[name] !== undefined && asked[name] !== kept[name])
  if (differing.length === 0) return
  const { seed, itemCount, archiver, cloud, now, fixture } = kept
  const filled =
    fixture === undefined ? `--items ${itemCount}` : 'another --fixture, or this one before it was changed,'
  const began = `--seed ${seed} ${filled} --archiver ${archiver} --cloud ${cloud}${now === undefined ? '' : ` --now ${now}`}`
  const options = differing.map((name) => optionOf[name]).join(' and ')
  throw new UserError(
    'data-of-another-start',
    `${place.name} has the data of a start with ${began}; leave out ${options} to go on with it, or begin again: ${place.toBeginAgain}`,
  )
}
