import { configDefaults, type ViteUserConfig } from 'vitest/config'

// Local time must not depend on the machine: the chat-export parser reads dates in the process's own zone.
process.env['TZ'] = 'UTC'

const tests = '{harness,connector,scenarios}/**/*.test.ts'
/** What needs more than Node.js: `npm run test:docs` types what the pages in docs/ tell people to type, with bash and curl. */
const documentationTests = '{harness,connector,scenarios}/**/*.docs.test.ts'

const config: ViteUserConfig = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'node', include: [tests], exclude: [...configDefaults.exclude, documentationTests] },
      },
      { extends: true, test: { name: 'docs', include: [documentationTests] } },
    ],
  },
}

export default config
