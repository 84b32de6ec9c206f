import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Body } from '../record-store.ts'

/** Larger bodies are files beside the data base, which stays small and quick. */
export const bodyInDataBaseBytesMax: number = 64 * 1024

/** The file of a body, below the folder of bodies; not more than 256 folders side by side. */
export function bodyFile(folder: string, digest: string): string {
  return join(folder, digest.slice(0, 2), digest)
}

/** Writes a body so that it is there whole, or not at all, also after a loss of power. Does nothing if it is there already. */
export async function writeBodyFile(folder: string, { digest, bytes }: Body): Promise<void> {
  const path = bodyFile(folder, digest)
  if (existsSync(path)) return
  await makeFolder(dirname(path))
  const unfinished = `${path}.part`
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  await syncFolder(dirname(path))
}

/** Makes a folder with its parents, which are there after a loss of power, too. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** The bytes of a body file; undefined if the file is missing. */
export function readBodyFile(folder: string, digest: string): Buffer | undefined {
  try {
    return readFileSync(bodyFile(folder, digest))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** A new name in a folder lasts only when the folder itself was synced (fsync(2)). */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
