import { rmdirSync } from 'node:fs'
import { access, constants, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { type Destination, lockOf, type Place, placesOf, type Source, trialOf } from './destination.ts'
import { takeLock } from './lock.ts'
import { makeFolder } from './make-folder.ts'
import { whyNotWritten } from './why-not-written.ts'

/** The part of `node:fs/promises` with which a place is tried. */
export interface TrialFiles {
  writeFile(path: string, bytes: Buffer): Promise<void>
}

/** What was claimed, and how to put everything back; the last first. */
type PutBack = (() => void)[]

/**
 * Tries, before work of minutes, everything that would stop its reports from being written: the folder is made, a file as large as the
 * report may become is written and deleted, no two destinations are one file, no other run has them. Until the command ends, they
 * are locked. Throws a UserError for the first destination that does not pass, and leaves nothing behind.
 */
export async function claimDestinations(
  terminal: Pick<Terminal, 'onExit'>,
  { destinations, sources = [] }: { destinations: readonly Destination[]; sources?: readonly Source[] },
  files: TrialFiles = { writeFile },
): Promise<void> {
  const places = await placesOf(destinations, sources)
  const putBack: PutBack = []
  const release = (): void => {
    for (const one of putBack.splice(0).toReversed()) one()
  }
  terminal.onExit(() => Promise.resolve(release()), release)
  try {
    for (const place of places) await asOf(place, () => claim(place, putBack))
    await tryRoom(
      places.filter(({ isDevice }) => !isDevice),
      files,
    )
  } catch (error) {
    release()
    throw error
  }
}

async function claim(place: Place, putBack: PutBack): Promise<void> {
  if (place.isDevice) {
    if (place.kind === 'folder') throw new UserError('cannot-write-report', `${place.what}: this is not a folder`)
    // It is not opened: a pipe would wait for its reader.
    await access(place.path, constants.W_OK)
    return
  }
  const isAnyFolder = await isFolder(place.place)
  if (place.kind === 'file' && isAnyFolder) {
    throw new UserError('cannot-write-report', `${place.what}: this is a folder; name a file in it`)
  }
  if (place.kind === 'folder' && !isAnyFolder && (await isThere(place.place))) {
    throw new UserError('cannot-write-report', `${place.what}: this is a file, and not a folder; name a folder`)
  }
  const made = await makeFolder(place.kind === 'file' ? dirname(place.place) : place.place)
  putBack.push(...made.map((folder) => () => removeIfEmpty(folder)))
  const lock = await takeLock(lockOf(place), place.what)
  putBack.push(lock.remove)
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // A report is in it, or another program has put something there.
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
}

/** All at the same time, because they will be on the disk at the same time. */
async function tryRoom(places: readonly Place[], files: TrialFiles): Promise<void> {
  try {
    for (const place of places) {
      // Written in full: a quota and the limit of a file's size are not in what a disk says of itself.
      await asOf(place, () => files.writeFile(trialOf(place), Buffer.alloc(place.roomBytes, 'room')))
    }
  } finally {
    for (const place of places) await rm(trialOf(place), { force: true }).catch(() => {})
  }
}

async function asOf(place: Place, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError('cannot-write-report', `${place.what}: ${whyNotWritten(error)}`, error)
  }
}
