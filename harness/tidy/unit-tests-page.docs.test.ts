import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyFolder, installFromClone, packInto, runNode, scriptOf } from './foreign-project.ts'
import { root } from './project-files.ts'

// The programs of docs/mock-servers.md, compiled and run as they stand, with the packed product.

const page = await readFile(new URL('docs/mock-servers.md', root), 'utf8')
const programs = [...page.matchAll(/^```(ts|cts)\n([\s\S]*?)^```$/gm)].map(([, , code = '']) => code)
const [withVitest = '', withNock = '', inCommonJs = '', withJest = ''] = programs
const folder = await emptyFolder()
afterAll(() => rm(folder, { recursive: true }))

const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  allowJs: true,
  checkJs: true,
  outDir: 'built',
  rootDir: '.',
  // Jest is not installed here. What the page uses of it, vitest has with the same names and types.
  paths: { '@jest/globals': ['./node_modules/vitest/dist/index.d.ts'] },
}

beforeAll(async () => {
  await installFromClone(await packInto(folder), folder, ['@types/node', 'msw', 'nock', 'vitest'])
  const files = {
    'package.json': '{ "private": true, "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts', '*.cjs'] }),
    'vitest.config.mjs': `export default { test: { include: ['built/with-vitest.js', 'built/with-jest.js'], alias: { '@jest/globals': 'vitest' } } }`,
    'with-vitest.ts': withVitest,
    'with-nock.ts': withNock,
    'in-common-js.cjs': inCommonJs,
    'with-jest.ts': withJest,
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
})

test('the page has four programs', () => {
  expect(programs).toHaveLength(4)
  expect(withVitest).toContain("from 'vitest'")
  expect(withNock).toContain("from 'mock-telemessage/nock'")
  expect(inCommonJs).toContain("require('mock-telemessage')")
  expect(withJest).toContain("from '@jest/globals'")
})

test('they compile, strictly', async () => {
  expect(await runNode([await scriptOf('typescript', 'tsc'), '-p', '.'], folder)).toEqual({ exitCode: 0, said: '' })
})

test('the tests for vitest and Jest pass', async () => {
  const ended = await runNode([await scriptOf('vitest', 'vitest'), 'run'], folder)
  expect(ended, ended.said).toMatchObject({ exitCode: 0, said: expect.stringContaining('2 passed') })
})

test('the test with nock passes', async () => {
  const ended = await runNode(['--test', 'built/with-nock.js'], folder)
  expect(ended, ended.said).toMatchObject({ exitCode: 0, said: expect.stringMatching(/^(?:#|ℹ) pass 1$/m) })
})

test('the CommonJS program starts both servers', async () => {
  const script = `require('./built/in-common-js.cjs').start().then(async ({ mock, server }) => {
    const { status } = await fetch('https://graph.example/v1.0/users')
    server.close()
    console.log(status, mock.journal.entries().length)
  })`
  expect(await runNode(['--input-type=commonjs', '--eval', script], folder)).toEqual({ exitCode: 0, said: '401 1\n' })
})
