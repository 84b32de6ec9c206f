import { configDefaults, type ViteUserConfig } from 'vitest/config'

// Local time must not depend on the machine: the chat-export parser reads dates in the process's own zone.
process.env['TZ'] = 'UTC'

const tests = '{harness,connector,scenarios}/**/*.test.ts'
/** What needs more than Node.js: `npm run test:docs` types what the pages in docs/ tell people to type, with bash and curl. */
const documentationTests = '{harness,connector,scenarios}/**/*.docs.test.ts'
/** What needs Python too, and minutes: `npm run test:vendors` plays the suite with connectors that share no line with ours. */
const vendorTests = '{harness,connector,scenarios}/**/*.vendors.test.ts'
/** What takes minutes and nothing but Node.js: `npm run test:crash` kills the connector at every point of a run. */
const crashTests = '{harness,connector,scenarios}/**/*.crash.test.ts'

const config: ViteUserConfig = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one processor is left alone, which on a machine of two makes the tests take half as long again.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: [tests],
          exclude: [...configDefaults.exclude, documentationTests, vendorTests, crashTests],
        },
      },
      { extends: true, test: { name: 'docs', include: [documentationTests] } },
      { extends: true, test: { name: 'crash', include: [crashTests], maxConcurrency: 2 } },
      // One file after the other: each keeps every processor busy, and connectors have a limit in real time.
      {
        extends: true,
        test: { name: 'vendors', include: [vendorTests], fileParallelism: false, testTimeout: 1_800_000 },
      },
    ],
  },
}

export default config
