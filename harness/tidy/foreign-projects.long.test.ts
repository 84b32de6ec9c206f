import { rm } from 'node:fs/promises'
import { posix } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emptyFolder, installFromClone, packInto, placeProject, runNode, scriptOf } from './foreign-project.ts'

// Goal: the packed product compiles and runs in the projects of its users, however strict they are. What needs the network,
// which is other versions of TypeScript and jest, is in `foreign-projects.vendors.test.ts`.

const folder = await emptyFolder()
afterAll(() => rm(folder, { recursive: true }))
const packed = await packInto(folder)
await installFromClone(packed, folder, ['@types/node', 'msw', 'nock', 'vitest'])

test('types and code of each entry are found, as ES module by `import` and as CommonJS by `require`', async () => {
  // `node10` is the resolution before `exports`, which no supported version of Node.js has.
  const options = ['--profile', 'node16', '--format', 'json', packed.tarball]
  const ended = await runNode([await scriptOf('@arethetypeswrong/cli', 'attw'), ...options], folder)
  const { analysis } = JSON.parse(ended.said) as {
    analysis: { entrypoints: Record<string, { resolutions: Record<string, Resolution> }> }
  }
  interface Resolution {
    resolution?: { fileName: string }
    implementationResolution?: { fileName: string }
  }
  const found = Object.entries(analysis.entrypoints).map(([entry, { resolutions }]) => {
    const fileNames = (by: string): string[] =>
      [resolutions[by]?.resolution, resolutions[by]?.implementationResolution].map((file) =>
        posix.basename(file?.fileName ?? 'nothing'),
      )
    return [entry, fileNames('node16-cjs'), fileNames('node16-esm'), fileNames('bundler')]
  })
  const [esModule, commonJs] = [
    (name: string) => [`${name}.d.ts`, `${name}.js`],
    (name: string) => [`${name}.d.cts`, `${name}.cjs`],
  ]
  expect(found.slice(0, 3)).toEqual([
    ['.', commonJs('index'), esModule('index'), esModule('index')],
    ['./msw', commonJs('msw'), esModule('msw'), esModule('msw')],
    ['./nock', commonJs('nock'), esModule('nock'), esModule('nock')],
  ])
  expect(ended.exitCode, ended.said.slice(-2000)).toBe(0)
})

const vitest = await scriptOf('vitest', 'vitest')
const runs = {
  'esm-nodenext': [vitest, 'run'],
  'esm-bundler': ['--test', 'built/day.js'],
  'commonjs-nodenext': ['--test', 'built/day.js'],
}

test.each(Object.entries(runs))(
  'the project %s compiles, strict to its last package, and its tests pass',
  async (name, run) => {
    const place = await placeProject(name, folder)
    expect(await runNode([await scriptOf('typescript', 'tsc'), '-p', '.'], place)).toEqual({ exitCode: 0, said: '' })
    const ended = await runNode(run, place)
    expect(ended, ended.said).toMatchObject({ exitCode: 0, said: expect.stringMatching(/[12] passed|# pass [12]/) })
  },
  // Each starts a compiler and a test runner, on a machine that may be busy.
  300_000,
)
