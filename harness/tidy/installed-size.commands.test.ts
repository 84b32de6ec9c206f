import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { emptyFolder, installFromClone, packInto } from './foreign-project.ts'
import { installedMiBMax, largest, sizeMiB } from './installed-size.ts'
import { root } from './project-files.ts'

// Goal: the package stays small as a test dependency. Here its dependencies are counted as they are in this clone, without the
// network; `installed-size.vendors.test.ts` counts what npm installs.

const folder = await emptyFolder()
afterAll(() => rm(folder, { recursive: true }))

test(`the package and all that it depends on take up less than ${installedMiBMax} MiB`, async () => {
  await installFromClone(await packInto(folder), folder, [])
  const { packages } = JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8')) as {
    packages: Record<string, { dev?: true; devOptional?: true; optional?: true; peer?: true }>
  }
  // What npm installs on machines like this one only, such as a library in machine code.
  const isHere = (path: string): boolean => existsSync(new URL(path, root))
  const installed = Object.entries(packages).flatMap(([path, { dev, devOptional, optional, peer }]) =>
    path === '' || dev || devOptional || peer || (optional && !isHere(path)) ? [] : [path],
  )
  const sizes = new Map<string, number>()
  for (const path of installed) sizes.set(path, await sizeMiB(fileURLToPath(new URL(path, root)), false))
  sizes.set('mock-telemessage', await sizeMiB(`${folder}/node_modules/mock-telemessage`, true))
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  expect(installed).toEqual(expect.arrayContaining(['node_modules/zod', 'node_modules/@libsql/linux-x64-gnu']))
  expect(total, largest(sizes)).toBeGreaterThan(20)
  expect(total, largest(sizes)).toBeLessThan(installedMiBMax)
})
