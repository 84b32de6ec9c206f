import { configDefaults, type ViteUserConfig } from 'vitest/config'

// As the command line does: the result must not depend on the time zone of the machine.
process.env['TZ'] = 'UTC'

/** The name of a test file says what it needs, in front of `.test.ts`. A file without such a word is a unit test. */
export const kindsOfTest = {
  alone: 'a process of its own, because it changes what a process has once: network calls, modules',
  commands: 'the command line, as it is typed in a folder; some start the built program',
  plays: 'the worlds of the scenarios of one area',
  catches: 'the worlds of the wrong connectors of one area',
  long: 'a minute, or many worlds',
  crash: 'minutes: it kills the connector at every point of a run',
  postgres: 'a PostgreSQL server: Debian’s programs, or the server that MT_TEST_POSTGRES names',
  docs: 'bash and curl, to type what the pages in docs/ say',
  busy: 'every processor, which it keeps busy itself',
  clients: 'the registry and minutes: clients of Microsoft 365 that nobody here wrote',
  browser: 'Chromium, which opens the pages as a person would',
  vendors:
    'Python, Ruby, the registry and minutes: connectors that share no line with ours, projects that install the package',
}

const named = (kind: keyof typeof kindsOfTest): string => `{harness,connector,scenarios}/**/*.${kind}.test.ts`

/** Files take their turn in the process of their worker, and find the modules there that files before them have loaded. */
const sharedProcess = { pool: 'threads', isolate: false } as const
/** Several worlds at once, as in a run: they wait for sockets and disks more than they compute. */
const worlds = { ...sharedProcess, maxConcurrency: 6 } as const

const config: ViteUserConfig = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one processor is left alone, which on a machine of two makes the tests take half as long again.
    maxWorkers: '100%',
    reporters: ['default', './vitest.slowest.ts'],
    setupFiles: ['./vitest.one-seed.ts'],
    projects: [
      // npm test, with nothing but Node.js
      {
        extends: true,
        test: {
          name: 'unit',
          ...sharedProcess,
          include: ['{harness,connector,scenarios}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.*.test.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: [named('alone')] } },
      // Processes and not threads: a thread cannot change the working folder, in which a command is typed.
      { extends: true, test: { name: 'commands', pool: 'forks', isolate: false, include: [named('commands')] } },
      {
        extends: true,
        test: {
          name: 'worlds',
          ...worlds,
          include: [named('plays'), named('catches')],
          provide: { referenceDoor: 'import-session', withGuards: false, untilRed: true },
        },
      },

      // npm run test:all
      {
        extends: true,
        test: {
          name: 'further-worlds',
          ...worlds,
          include: [named('plays'), named('catches')],
          // The self-test of the mock goes through no door of a connector.
          exclude: [...configDefaults.exclude, 'scenarios/self-test/**'],
          provide: { referenceDoor: 'graph-messages', withGuards: true, untilRed: false },
        },
      },
      { extends: true, test: { name: 'long', ...worlds, include: [named('long')] } },
      { extends: true, test: { name: 'crash', include: [named('crash')], maxConcurrency: 2 } },
      {
        extends: true,
        test: {
          name: 'postgres',
          ...worlds,
          include: [named('postgres')],
          globalSetup: 'harness/stores/postgres/sample-setup.ts',
        },
      },
      { extends: true, test: { name: 'docs', include: [named('docs')], testTimeout: 300_000 } },
      // One file after the other, and after all others: each keeps every processor busy, and connectors have a limit in real
      // time.
      {
        extends: true,
        test: {
          name: 'vendors',
          include: [named('vendors')],
          fileParallelism: false,
          maxConcurrency: 2,
          testTimeout: 1_800_000,
          sequence: { groupOrder: 1 },
        },
      },
      // One file after the other, on what `harness/browser/` opens once for all of them.
      {
        extends: true,
        test: {
          name: 'browser',
          include: [named('browser')],
          testTimeout: 300_000,
          globalSetup: ['harness/browser/open-for-all.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: [named('clients')],
          fileParallelism: false,
          testTimeout: 600_000,
          sequence: { groupOrder: 1 },
        },
      },
      // After everything else, because nothing else could be played beside it.
      {
        extends: true,
        test: { name: 'busy', include: [named('busy')], testTimeout: 1_800_000, sequence: { groupOrder: 2 } },
      },
    ],
  },
}

/** The names that `vitest run --project` takes. */
export const testProjects: string[] = (config.test?.projects ?? []).flatMap((project) =>
  typeof project === 'object' && 'test' in project && typeof project.test?.name === 'string' ? [project.test.name] : [],
)

export default config
