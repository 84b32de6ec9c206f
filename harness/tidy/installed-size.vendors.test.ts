import { execFile } from 'node:child_process'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { emptyFolder, packInto } from './foreign-project.ts'
import { installedMiBMax, largest, sizeMiB } from './installed-size.ts'

// Goal: what `npm install` puts into an empty project stays small. Needs the registry.

const folder = await emptyFolder()
afterAll(() => rm(folder, { recursive: true }))

test(`npm install of the package alone takes up less than ${installedMiBMax} MiB`, async () => {
  const { tarball } = await packInto(folder)
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball]
  await promisify(execFile)('npm', args, { cwd: folder })
  const modules = join(folder, 'node_modules')
  const sizes = new Map<string, number>()
  for (const entry of await readdir(modules, { withFileTypes: true }))
    if (entry.isDirectory()) sizes.set(entry.name, await sizeMiB(join(modules, entry.name), true))
  expect([...sizes.keys()]).not.toContain('@azure')
  expect(await sizeMiB(modules, true), largest(sizes)).toBeLessThan(installedMiBMax)
})
