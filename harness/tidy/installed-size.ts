import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The most that `npm install` of the package may put on a disk, in MiB: it is a test dependency of other programs. */
export const installedMiBMax = 85

const blockBytes = 4096

/**
 * What a folder takes up, in MiB: as `du` counts it on a disk with blocks of 4 KiB, whatever disk it is on. Folders
 * called `node_modules` in it are counted only with `nested`.
 */
export async function sizeMiB(folder: string, nested: boolean): Promise<number> {
  return (await blocksIn(folder, nested)) / (2 ** 20 / blockBytes)
}

async function blocksIn(folder: string, nested: boolean): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true })
  const counted = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return nested || entry.name !== 'node_modules' ? blocksIn(path, nested) : 0
    return entry.isFile() ? Math.ceil((await stat(path)).size / blockBytes) : 0
  })
  return (await Promise.all(counted)).reduce((sum, blocks) => sum + blocks, 1)
}

/** The ten largest of some packages, in a line each. */
export function largest(sizes: Map<string, number>): string {
  const sorted = [...sizes].sort(([, first], [, second]) => second - first)
  return sorted
    .slice(0, 10)
    .map(([name, size]) => `${size.toFixed(1)} MiB ${name}`)
    .join('\n')
}
