import type { ViteUserConfig } from 'vitest/config'

// Local time must not depend on the machine: the chat-export parser reads dates in the process's own zone.
process.env['TZ'] = 'UTC'

const config: ViteUserConfig = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['{harness,connector,scenarios}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}

export default config
