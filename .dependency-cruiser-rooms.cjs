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
      ...alike('machine state'),
      faults: ['state'],
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
      notifications: ['graph', 'directory', 'mailbox'],
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
        'notifications',
        'delta',
        'delivery',
        'search',
        'words',
        'sign-in',
        'roles',
        'data-connectors',
        'compliance',
      ],
      'subscription-operations': ['graph', 'identity', 'mailbox', 'notifications', 'operations'],
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
  'harness/stores': { entry: [], rooms: alike('disk memory postgres') },
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
  'harness/console': {
    entry: ['index', 'views'],
    rooms: {
      shell: [],
      site: ['shell'],
      phone: ['shell'],
      connectors: ['shell'],
      overview: ['shell', 'phone'],
      ...alike('mailboxes compliance control-room runs', ['shell']),
    },
  },
  'harness/cli': {
    entry: ['main', 'program'],
    rooms: {
      ...alike('reports compare requirements init check check-adapter connector running-server vendors'),
      ...alike('run prove serve', ['reports']),
      data: ['serve'],
      ...alike('connectors search audit case evidence holds retention mailbox', ['running-server']),
    },
  },
  'harness/bench': {
    entry: ['main'],
    rooms: {
      ...alike('servers composing keeping'),
      importing: ['servers', 'composing'],
      growth: ['servers'],
      postgres: ['keeping'],
      console: ['keeping'],
    },
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

module.exports = rooms
