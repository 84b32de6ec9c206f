import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { afterAll, expect, test } from 'vitest'
import { emptyFolder, installFromClone, packInto, runNode, scriptOf } from './foreign-project.ts'
import { root } from './project-files.ts'
import { reachedTypes } from './reached-types.ts'

// Goal: what other programs import from the packed product is found, typed and whole. The projects that compile and run with it
// take longer: see `foreign-projects.long.test.ts`.

const folder = await emptyFolder()
afterAll(() => rm(folder, { recursive: true }))
const packed = await packInto(folder)
await installFromClone(packed, folder, ['@types/node', 'msw', 'nock'])

test('publint has nothing to say about the package', async () => {
  const ended = await runNode([await scriptOf('publint', 'publint'), '--strict', packed.tarball], folder)
  expect(ended).toEqual({ exitCode: 0, said: expect.stringContaining('All good!') })
})

test('the public types name no package whose types are not installed with it or asked for', async () => {
  const { dependencies, peerDependencies } = JSON.parse(
    await readFile(new URL('package.json', root), 'utf8'),
  ) as Record<'dependencies' | 'peerDependencies', Record<string, unknown>>
  const declared = Object.keys({ ...dependencies, ...peerDependencies })
  const { paths, foreign } = await reachedTypes()
  expect(paths.size).toBeGreaterThan(50)
  expect([...paths].filter((path) => !packed.paths.includes(path))).toEqual([])
  expect([...foreign].map(typesOf).filter((name) => !declared.includes(name))).toEqual([])
})

/** The package that has the types of a module. */
function typesOf(specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return '@types/node'
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
  return existsSync(new URL(`node_modules/@types/${name}`, root)) ? `@types/${name}` : name
}

test('what `require` loads has the names that `import` has, and is the same', async () => {
  const script = `
    const entries = ['mock-telemessage', 'mock-telemessage/msw', 'mock-telemessage/nock']
    Promise.all(entries.map(async (entry) => {
      const imported = await import(entry)
      return Object.keys(require(entry)).sort().join() === Object.keys(imported).sort().join()
    })).then(async (equal) => {
      const same = require(entries[0]).createMockServers === (await import(entries[0])).createMockServers
      console.log(JSON.stringify([...equal, same]))
    })`
  expect(await runNode(['--eval', script], folder)).toEqual({
    exitCode: 0,
    said: '[true,true,true,true]\n',
  })
})

test('without @azure/storage-blob, a connector that is to stage in Azure Storage says what to install', async () => {
  const program = await scriptOf('mock-telemessage', 'mock-telemessage', folder)
  const address = 'http://127.0.0.1:9'
  const environment = {
    ...{ MT_TELEMESSAGE_URL: address, MT_TELEMESSAGE_USERNAME: 'a', MT_TELEMESSAGE_PASSWORD: 'b' },
    ...{ MT_GRAPH_URL: address, MT_LOGIN_URL: address },
    ...{ MT_TENANT_ID: 'c', MT_CLIENT_ID: 'd', MT_CLIENT_SECRET: 'e' },
    ...{ MT_NOW: '2026-03-03T06:00:00.000Z', MT_AUTOMATIC_MAPPING: 'on' },
    ...{ MT_STATE_DIR: 'state', MT_IMPORT_LOG: 'import.log', MT_STAGING_URL: `${address}/account/container?sig=s` },
  }
  const { exitCode, said } = await runNode([program, 'connector', 'sync'], folder, environment)
  expect(exitCode).toBe(1)
  expect(said).toContain('staging in Azure Storage needs @azure/storage-blob: npm install @azure/storage-blob')
})
