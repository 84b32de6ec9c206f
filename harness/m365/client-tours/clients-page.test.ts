import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { clientsPage } from './clients-page.ts'
import { clientTours } from './tours.ts'

const fixtures = new URL('../../../fixtures/clients/', import.meta.url)
const { dependencies } = JSON.parse(await readFile(new URL('package.json', fixtures), 'utf8'))

test('docs/tenant-clients.md is the page made from the list', async () => {
  await expect(clientsPage(clientTours, dependencies)).toMatchFileSnapshot('../../../docs/tenant-clients.md')
})

test('every version is exact, and the lock names no host', async () => {
  const lock = await readFile(new URL('package-lock.json', fixtures), 'utf8')
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)))).toEqual(
    [],
  )
  expect(lock).not.toContain('"resolved"')
})
