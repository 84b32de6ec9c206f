/**
 * The import matrix: who may see whom. The judge (oracle) never sees what it judges (connector), and the connector
 * sees nothing of the harness but wire types. Rows are worlds, lowest first; a row lists everything it may import.
 */
const rooms = require('./.dependency-cruiser-rooms.cjs')

const ANY = 'any'
const TYPES = 'types only'

const matrix = {
  contract: {},
  catalogue: {},
  zip: {},
  'mail-files': { contract: ANY, zip: ANY },
  control: { contract: ANY, 'mail-files': ANY },
  markup: {},
  synth: { contract: ANY, zip: ANY, control: ANY },
  telemessage: { contract: ANY, control: ANY },
  m365: { contract: ANY, 'mail-files': ANY, control: ANY },
  staging: { control: ANY },
  stores: { contract: ANY, control: ANY },
  oracle: {
    contract: TYPES,
    catalogue: ANY,
    control: TYPES,
    synth: TYPES,
    telemessage: TYPES,
    m365: TYPES,
    staging: TYPES,
  },
  runner: {
    contract: ANY,
    catalogue: ANY,
    control: ANY,
    synth: ANY,
    telemessage: ANY,
    m365: ANY,
    staging: ANY,
    oracle: ANY,
  },
  report: { contract: TYPES, markup: ANY, catalogue: ANY, control: TYPES, oracle: TYPES, runner: TYPES },
  console: { contract: ANY, markup: ANY, control: ANY },
  connector: { contract: TYPES },
  scenarios: { contract: TYPES, catalogue: ANY, control: TYPES, synth: ANY, oracle: TYPES, runner: ANY },
}
/** Where everything is put together; nobody imports them. */
const roots = ['bench', 'browser', 'cli', 'fuzz', 'in-process', 'mutants']
const worlds = [...Object.keys(matrix), ...roots]
const pathOf = (world) => (world === 'connector' || world === 'scenarios' ? `^${world}/` : `^harness/${world}/`)

/** White box by purpose: they prove the suite, or hold the two wire contracts against each other. */
const whiteBox = '^scenarios/(contract|wrong-connectors|other-readings)/|^scenarios/.*\\.wrong\\.ts$'
/** The one file through which the scenarios reach the reference connector. */
const connectorEntry = '^scenarios/reference-connector\\.ts$'

/** What only tests use may look into every room. */
const testsOnly = '\\.test\\.ts$|/transport-cases/|/sample-[^/]+\\.ts$|/hand-made-[^/]+\\.ts$'

/** What a world may not import, except some of its files. */
const exceptIn = (from) => {
  if (from === 'scenarios') return [whiteBox, connectorEntry]
  // The console is tested in front of the servers that `serve` puts together.
  return from === 'console' ? [testsOnly] : []
}

const rules = Object.entries(matrix).flatMap(([from, allowed]) =>
  worlds
    .filter((to) => to !== from && allowed[to] !== ANY)
    .map((to) => ({
      name: `${from}-sees-${allowed[to] === TYPES ? 'types-only-of' : 'nothing-of'}-${to}`,
      severity: 'error',
      from: { path: pathOf(from), pathNot: exceptIn(from) },
      to: { path: pathOf(to), ...(allowed[to] === TYPES ? { dependencyTypesNot: ['type-only'] } : {}) },
    })),
)

const innerRules = Object.entries(rooms).flatMap(([world, { entry, rooms: inner }]) => {
  const smallChange = `^${world}/(?!(${entry.join('|')})\\.ts$)[^/]+$`
  return [
    ...Object.entries(inner).map(([room, seen]) => ({
      name: `${world}/${room}-sees-${['itself', ...seen].join('-and-')}`,
      severity: 'error',
      from: { path: `^${world}/${room}/`, pathNot: testsOnly },
      to: {
        path: `^${world}/`,
        pathNot: [smallChange, ...[room, ...seen].map((other) => `^${world}/${other}/`)],
      },
    })),
    {
      name: `${world}-root-files-see-no-room`,
      severity: 'error',
      from: { path: smallChange, pathNot: testsOnly },
      to: { path: `^${world}/`, pathNot: [smallChange] },
    },
  ]
})

module.exports = {
  forbidden: [
    ...rules,
    ...innerRules,
    {
      name: 'one-entry-into-the-connector',
      severity: 'error',
      from: { path: '^(harness|scenarios)/', pathNot: whiteBox },
      to: { path: '^connector/', pathNot: '^connector/index\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...roots.map((root) => ({
      name: `nobody-imports-${root}`,
      severity: 'error',
      from: { pathNot: [`^harness/${root}/`, ...(root === 'cli' ? [`^harness/console.*(${testsOnly})`] : [])] },
      to: { path: `^harness/${root}/` },
    })),
    {
      name: 'products-need-no-test-tools',
      severity: 'error',
      from: {
        pathNot:
          '^harness/(bench|browser|fuzz|mutants|tidy)/|/transport-cases/|/sample-[^/]+\\.ts$|\\.test\\.ts$|(msw|nock)-transport(-of)?\\.ts$|in-process/(msw|nock)\\.ts$|^harness/staging/|^harness/stores/postgres/body-|^connector/(staging/azure-|staging-place)|scenarios/(wrong-connectors/own-container|stg-staging/staging\\.wrong)\\.ts$|vitest\\.config\\.ts$',
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}

// For the picture in CONTRIBUTING.md and the test of it. Not enumerable: the cruiser refuses keys that it does not know.
Object.defineProperty(module.exports, 'matrix', { value: { worlds: matrix, roots, rooms } })
