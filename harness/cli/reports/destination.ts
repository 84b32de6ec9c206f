import { stat } from 'node:fs/promises'
import { devNull } from 'node:os'
import { join, sep } from 'node:path'
import { shellWord } from '../shell-word.ts'
import { UserError } from '../user-error.ts'
import { realPlace } from './real-place.ts'
import { whyNotWritten } from './why-not-written.ts'
import { isDevice, unfinishedOf } from './write-report.ts'

/** Where a command will write, as it was typed or by default. */
export interface Destination {
  /** The option that names it: `--json`. */
  option: string
  path: string
  /** A folder gets any number of files. */
  kind: 'file' | 'folder'
  /** Bytes that must be free for it. */
  roomBytes: number
}

/** A file that a command reads; no report may replace it. */
export interface Source {
  option: string
  path: string
}

/** A destination that has been looked at, and not touched. */
export interface Place extends Destination {
  /** `--json out/report.json`, with which messages about it begin. */
  what: string
  /** The path in one spelling, with every symbolic link followed. */
  place: string
  /** A pipe or a device, which nothing can be put in the place of. */
  isDevice: boolean
  /** The names by which it is recognised; two paths to one place have one in common. */
  names: string[]
}

/** Files in a folder that belong to the run, and to no report. */
const ownName = 'mock-telemessage'

/** The lock file of a place: beside a file, and in a folder. */
export function lockOf({ place, kind }: Pick<Place, 'place' | 'kind'>): string {
  return kind === 'file' ? `${place}.lock` : join(place, `${ownName}.lock`)
}

/** The file with which a place is tried. */
export function trialOf({ place, kind }: Pick<Place, 'place' | 'kind'>): string {
  return unfinishedOf(kind === 'file' ? place : join(place, ownName))
}

/** Looks at the destinations. Throws a UserError for the first that cannot be one, or that is another one or a source. */
export async function placesOf(destinations: readonly Destination[], sources: readonly Source[]): Promise<Place[]> {
  const taken = new Map<string, string>()
  for (const { option, path } of sources) {
    // One that cannot be found is refused where it is read.
    for (const name of await namesOf(path).catch(() => [])) taken.set(name, `${option} ${shellWord(path)}`)
  }
  const places: Place[] = []
  for (const destination of destinations) {
    const place = await lookedAt(destination)
    const other = place.names.map((name) => taken.get(name)).find((what) => what !== undefined)
    if (other !== undefined) {
      throw new UserError('same-destination', `${place.what} and ${other} are the same file; name another one`)
    }
    for (const name of place.names) taken.set(name, place.what)
    places.push(place)
  }
  return places
}

async function lookedAt(destination: Destination): Promise<Place> {
  const { option, path, kind } = destination
  const what = `${option} ${shellWord(path)}`
  const refused = (why: string): UserError => new UserError('cannot-write-report', `${what}: ${why}`)
  if (path === '') throw refused(`this is not a name; name a ${kind}`)
  if (kind === 'file' && path.endsWith(sep)) throw refused('this names a folder; name a file in it')
  try {
    const isAnyDevice = await isDevice(path)
    const names = await namesOf(path)
    if (isAnyDevice) {
      const thrownAway = await namesOf(devNull)
      // Any number of reports may be thrown away.
      const ownNames = names.filter((name) => !thrownAway.includes(name))
      return { ...destination, what, place: path, isDevice: true, names: ownNames }
    }
    if (await isPrintedTo(path)) throw refused('the verdict is printed into this file; name another one')
    return { ...destination, what, place: await realPlace(path), isDevice: false, names }
  } catch (error) {
    throw error instanceof UserError ? error : refused(whyNotWritten(error))
  }
}

async function namesOf(path: string): Promise<string[]> {
  const there = await stat(path).catch(() => undefined)
  // Hard links are two paths to one file, and on some systems so are two spellings with other capitals.
  if (there !== undefined) return [`${there.dev}:${there.ino}`]
  return [await realPlace(path)]
}

/** Whether a path is a file into which the shell sends what we print: put in its place, a report would take the verdict away. */
async function isPrintedTo(path: string): Promise<boolean> {
  const names = await namesOf(path)
  const printed = await Promise.all(['/dev/stdout', '/dev/stderr'].map((stream) => stat(stream).catch(() => undefined)))
  return printed.some((there) => there?.isFile() === true && names.includes(`${there.dev}:${there.ino}`))
}
