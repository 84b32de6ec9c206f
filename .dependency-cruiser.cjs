/**
 * The import matrix: who may see whom. The judge (oracle) never sees what it judges (connector), and the connector
 * sees nothing of the harness but wire types. Rows are worlds, lowest first; a row lists everything it may import.
 */
const ANY = 'any'
const TYPES = 'types only'

const matrix = {
  contract: {},
  catalogue: {},
  zip: {},
  'mail-files': { contract: ANY, zip: ANY },
  control: { contract: ANY, 'mail-files': ANY },
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
  report: { contract: TYPES, catalogue: ANY, control: TYPES, oracle: TYPES, runner: TYPES },
  connector: { contract: TYPES },
  scenarios: { contract: TYPES, catalogue: ANY, control: TYPES, synth: ANY, oracle: TYPES, runner: ANY },
}
/** Where everything is put together; nobody imports them. */
const roots = ['bench', 'cli', 'fuzz', 'in-process', 'mutants']
const worlds = [...Object.keys(matrix), ...roots]
const pathOf = (world) => (world === 'connector' || world === 'scenarios' ? `^${world}/` : `^harness/${world}/`)

/** White box by purpose: they prove the suite, or hold the two wire contracts against each other. */
const whiteBox = '^scenarios/(contract|wrong-connectors|other-readings)/|^scenarios/.*\\.wrong\\.ts$'
/** The one file through which the scenarios reach the reference connector. */
const connectorEntry = '^scenarios/reference-connector\\.ts$'

const rules = Object.entries(matrix).flatMap(([from, allowed]) =>
  worlds
    .filter((to) => to !== from && allowed[to] !== ANY)
    .map((to) => ({
      name: `${from}-sees-${allowed[to] === TYPES ? 'types-only-of' : 'nothing-of'}-${to}`,
      severity: 'error',
      from: { path: pathOf(from), pathNot: from === 'scenarios' ? [whiteBox, connectorEntry] : [] },
      to: { path: pathOf(to), ...(allowed[to] === TYPES ? { dependencyTypesNot: ['type-only'] } : {}) },
    })),
)

/** What only tests use may look into every room. */
const testsOnly = '\\.test\\.ts$|/transport-cases/|/sample-[^/]+\\.ts$|/hand-made-[^/]+\\.ts$'

/** Rooms that import the same rooms of their world, or none. */
const alike = (names, seen = []) => Object.fromEntries(names.split(' ').map((name) => [name, seen]))

/**
 * The rooms of each world, and which rooms of the same world each may import, lowest first. The files at the root of a world
 * are of two sorts: `entry` puts the world together, sees every room and is seen by none; every other file there is small
 * change that all rooms may use and that uses none of them.
 */
const rooms = {
  connector: {
    entry: ['index'],
    rooms: {
      http: [],
      telemessage: ['http'],
      mapping: ['telemessage'],
      render: ['telemessage'],
      staging: ['http'],
      state: [],
      mailbox: ['http', 'mapping', 'state'],
      run: ['http', 'telemessage', 'mapping', 'render', 'staging', 'state', 'mailbox'],
    },
  },
  'harness/control': {
    entry: [],
    rooms: {
      ...alike('faults machine state'),
      http: ['faults'],
      'self-description': [],
      'control-plane': ['faults', 'http', 'self-description'],
    },
  },
  'harness/contract': { entry: ['index'], rooms: { compliance: [], 'world-fixture': [] } },
  'harness/mail-files': {
    entry: ['export-zip', 'import-zip', 'opened-files'],
    rooms: { carried: [], layout: ['carried'], formats: ['carried', 'layout'] },
  },
  'harness/synth': { entry: ['index'], rooms: { 'typed-files': [], day: [], 'chat-export': ['typed-files'] } },
  'harness/synth/chat-export': {
    entry: ['index', 'chat-export', 'events-of-export', 'read-chat-export'],
    rooms: {
      languages: [],
      wording: ['languages'],
      file: ['wording', 'lines'],
      lines: [],
      facts: ['languages', 'lines', 'wording'],
      people: ['file', 'wording', 'facts'],
    },
  },
  'harness/telemessage': {
    entry: ['index', 'site'],
    rooms: {
      refusals: [],
      login: [],
      archive: ['refusals'],
      render: ['refusals'],
      account: ['refusals', 'login'],
      capture: ['refusals', 'archive', 'render', 'account'],
      openapi: ['refusals'],
      operations: ['refusals', 'login', 'archive', 'account', 'capture', 'openapi'],
    },
  },
  'harness/m365': {
    entry: ['index', 'tenant', 'tenant-options', 'tenant-services'],
    rooms: {
      graph: [],
      throttling: ['graph'],
      directory: ['graph'],
      identity: ['graph', 'directory'],
      'sign-in': ['graph', 'directory', 'identity'],
      mailbox: ['graph'],
      mail: ['graph', 'identity', 'mailbox'],
      words: [],
      search: ['graph', 'directory', 'mailbox', 'mail', 'words'],
      delivery: ['graph', 'directory', 'mailbox', 'mail'],
      delta: ['graph', 'directory', 'mailbox', 'mail'],
      metadata: ['graph', 'directory', 'mailbox', 'mail'],
      roles: ['graph'],
      'data-connectors': ['graph'],
      compliance: ['graph', 'directory', 'mailbox', 'mail', 'words', 'roles'],
      carrying: ['graph', 'directory', 'mailbox', 'mail', 'compliance'],
      operations: [
        'graph',
        'throttling',
        'directory',
        'identity',
        'mailbox',
        'mail',
        'metadata',
        'delta',
        'delivery',
        'search',
        'words',
        'sign-in',
        'roles',
        'data-connectors',
        'compliance',
      ],
      administration: ['graph', 'directory', 'identity', 'roles', 'operations'],
      'connector-page': ['graph', 'directory', 'identity', 'roles', 'data-connectors', 'operations', 'administration'],
      'compliance-operations': [
        'graph',
        'directory',
        'identity',
        'mailbox',
        'mail',
        'roles',
        'data-connectors',
        'compliance',
        'operations',
        'administration',
      ],
      behaviours: [],
      'client-tours': [],
    },
  },
  'harness/stores': { entry: [], rooms: alike('disk memory') },
  'harness/m365/compliance': {
    entry: ['compliance', 'compliance-of-tenant', 'ediscovery-of-tenant'],
    rooms: {
      ...alike('content-search audit ediscovery recoverable-items'),
      holds: ['content-search'],
      retention: ['recoverable-items', 'holds'],
    },
  },
  'harness/oracle': { entry: ['index'], rooms: { mail: [], predict: ['mail'], audit: ['mail', 'predict'] } },
  'harness/runner': {
    entry: ['index'],
    rooms: {
      ...alike('fixture world'),
      ...alike('carriers evidence', ['world']),
      play: ['world', 'evidence'],
      proof: ['world', 'play'],
    },
  },
  'harness/report': {
    entry: ['index', 'formats'],
    rooms: {
      json: [],
      text: ['json'],
      html: [],
      junit: ['text', 'html'],
      markdown: ['text'],
      proof: ['text', 'html', 'markdown'],
    },
  },
  'harness/cli': {
    entry: ['main', 'program'],
    rooms: {
      ...alike('reports compare requirements init check check-adapter connector serve running-server vendors'),
      ...alike('run prove', ['reports']),
      data: ['serve'],
      ...alike('connectors search audit case evidence holds retention mailbox', ['running-server']),
    },
  },
  'harness/bench': {
    entry: ['main'],
    rooms: { ...alike('servers composing keeping'), importing: ['servers', 'composing'], growth: ['servers'] },
  },
  'harness/mutants': { entry: ['main'], rooms: { tests: [], plugins: ['tests'], records: [] } },
  scenarios: {
    entry: ['index'],
    rooms: {
      vocabulary: [],
      'wrong-connectors': [],
      ...alike(
        'cap-archived day-daily-run stg-staging cnv-conversion fld-folder map-mapping lim-limit log-import-log res-resilience sec-security',
        ['vocabulary', 'wrong-connectors'],
      ),
      'self-test': ['vocabulary'],
      contract: [],
      'other-readings': [],
      crash: [],
      hostile: ['vocabulary', 'wrong-connectors'],
    },
  },
}

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
      from: { pathNot: `^harness/${root}/` },
      to: { path: `^harness/${root}/` },
    })),
    {
      name: 'products-need-no-test-tools',
      severity: 'error',
      from: {
        pathNot:
          '^harness/(bench|fuzz|mutants|tidy)/|/transport-cases/|/sample-[^/]+\\.ts$|\\.test\\.ts$|(msw|nock)-transport(-of)?\\.ts$|in-process/(msw|nock)\\.ts$|^harness/staging/|^connector/(staging/azure-|staging-place)|scenarios/(wrong-connectors/own-container|stg-staging/staging\\.wrong)\\.ts$|vitest\\.config\\.ts$',
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
