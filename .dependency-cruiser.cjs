/**
 * The import matrix: who may see whom. The judge (oracle) never sees what it judges (connector), and the connector
 * sees nothing of the harness but wire types. Rows are worlds, lowest first; a row lists everything it may import.
 */
const ANY = 'any'
const TYPES = 'types only'

const matrix = {
  contract: {},
  catalogue: {},
  control: { contract: ANY },
  synth: { contract: ANY, control: ANY },
  telemessage: { contract: ANY, control: ANY },
  m365: { contract: ANY, control: ANY },
  staging: { control: ANY },
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
  report: { contract: TYPES, catalogue: ANY, control: TYPES, oracle: TYPES, runner: TYPES },
  connector: { contract: TYPES },
  scenarios: { contract: TYPES, catalogue: ANY, control: TYPES, synth: ANY, oracle: TYPES, runner: ANY },
}
/** Where everything is put together; nobody imports them. */
const roots = ['bench', 'cli', 'in-process']
const worlds = [...Object.keys(matrix), ...roots]
const pathOf = (world) => (world === 'connector' || world === 'scenarios' ? `^${world}/` : `^harness/${world}/`)

/** White box by purpose: they prove the suite, or hold the two wire contracts against each other. */
const whiteBox = '^scenarios/(contract|wrong-connectors|other-readings)/|^scenarios/.*\\.wrong\\.ts$'
/** The one file through which the scenarios reach the reference connector. */
const connectorDoor = '^scenarios/reference-connector\\.ts$'

const rules = Object.entries(matrix).flatMap(([from, allowed]) =>
  worlds
    .filter((to) => to !== from && allowed[to] !== ANY)
    .map((to) => ({
      name: `${from}-sees-${allowed[to] === TYPES ? 'types-only-of' : 'nothing-of'}-${to}`,
      severity: 'error',
      from: { path: pathOf(from), pathNot: from === 'scenarios' ? [whiteBox, connectorDoor] : [] },
      to: { path: pathOf(to), ...(allowed[to] === TYPES ? { dependencyTypesNot: ['type-only'] } : {}) },
    })),
)

module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'one-door-into-the-connector',
      severity: 'error',
      from: { path: '^(harness|scenarios)/', pathNot: whiteBox },
      to: { path: '^connector/', pathNot: '^connector/index\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...roots.map((root) => ({
      name: `nobody-imports-${root}`,
      severity: 'error',
      from: { pathNot: `^harness/${root}/` },
      to: { path: `^harness/${root}/` },
    })),
    {
      name: 'products-need-no-test-tools',
      severity: 'error',
      from: {
        pathNot:
          '/transport-cases/|/sample-[^/]+\\.ts$|\\.test\\.ts$|(msw-transport|nock-transport|in-process/(msw|nock))\\.ts$|vitest\\.config\\.ts$',
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
