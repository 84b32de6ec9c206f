import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareOf } from '../../scenarios/sample-share.ts'
import { emptyFolder, packInto, placeProject, runNode, scriptOf } from './foreign-project.ts'
import { root } from './project-files.ts'

// Goal: the package is what `npm install` makes of it, with the oldest and the newest TypeScript that people use, and with
// jest. Needs the registry. jest is not installed in the clone: a library of its resolver has an install script.

const folder = await emptyFolder()
afterAll(() => rm(folder, { recursive: true }))

const compilers = { 'typescript-5.9': '5.9.3', 'typescript-7': '7.0.2' }
const jestVersion = '30.5.2'

beforeAll(async () => {
  const { tarball } = await packInto(folder)
  const { devDependencies } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  const packages = [
    tarball,
    ...['@types/node', 'msw', 'nock', 'vitest'].map((name) => `${name}@${devDependencies[name]}`),
    ...['jest', '@jest/globals'].map((name) => `${name}@${jestVersion}`),
    ...Object.entries(compilers).map(([name, version]) => `${name}@npm:typescript@${version}`),
  ]
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages]
  await promisify(execFile)('npm', args, { cwd: folder })
}, 600_000)

const projects = ['esm-nodenext', 'esm-bundler', 'commonjs-nodenext', 'commonjs-bundler']
const compiled = shareOf(
  Object.keys(compilers).flatMap((compiler) => projects.map((project) => ({ compiler, project }))),
)

async function ran(project: string, place: string): Promise<{ exitCode: number; said: string }> {
  if (project === 'esm-nodenext') return runNode([await scriptOf('vitest', 'vitest', folder), 'run'], place)
  if (project === 'commonjs-bundler')
    return runNode(['--experimental-vm-modules', await scriptOf('jest', 'jest', folder)], place)
  return runNode(['--test', 'built/day.js'], place)
}

test.each(compiled)(
  'the project $project compiles with $compiler, strict to its last package, and passes',
  async ({ compiler, project }) => {
    const place = await placeProject(project, folder)
    await rm(join(place, 'built'), { recursive: true, force: true })
    const compiling = await runNode([await scriptOf(compiler, 'tsc', folder), '-p', '.'], place)
    expect(compiling, compiling.said).toEqual({ exitCode: 0, said: '' })
    const { exitCode, said } = await ran(project, place)
    expect(exitCode, said).toBe(0)
    expect(said).toMatch(/[12] passed|# pass [12]/)
  },
)
