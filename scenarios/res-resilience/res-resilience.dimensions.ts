import { type DimensionTable, dimensionTable } from '../dimension-table.ts'

const calls = ['log in', 'token', 'list', 'download', 'look up', 'folder', 'write', 'search'] as const
const answers = [
  '403',
  '410',
  '429',
  '500',
  '502',
  '503',
  '504',
  'broken connection',
  'body cut off',
  'half of the JSON',
  'slow body',
  'no answer',
] as const

type Call = (typeof calls)[number] | 'stage'
type Answer = (typeof answers)[number]

/** One bad answer, after which everything works. */
function once(answer: Answer, of: readonly Call[]) {
  return of.map((call) => ({ call, answer, lasts: 'once', strikes: 'every mailbox' }) as const)
}

/** Bad answers for a whole run. */
function forARun(answer: Answer, of: readonly Call[], strikes: 'every mailbox' | 'one mailbox or item') {
  return of.map((call) => ({ call, answer, lasts: 'a whole run', strikes }) as const)
}

const lost = { ends: 'state lost', moment: 'between two runs', times: 'once' } as const
const ofTheTenant = ['token', 'look up', 'folder', 'write'] as const
const ofTheSite = ['log in', 'list', 'download'] as const

/** Why a kill, or its moment, needs no search with trouble. */
function searchesAfterAKill(what: string): [pair: string, why: string][] {
  return [
    [`${what} + search: has trouble`, 'RES-3 has the write whose outcome a search cannot tell'],
    [`${what} + search: is denied`, 'RES-10 has the mailbox that refuses after such a write'],
  ]
}

/** What may go wrong between a connector and the servers, and how long it lasts. */
export const resilienceDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['RES-1', 'RES-2', 'RES-9', 'RES-12'],
    dimensions: {
      call: [...calls, 'stage'],
      answer: answers,
      lasts: ['once', 'a whole run'],
      strikes: ['every mailbox', 'one mailbox or item'],
    },
    impossible: {
      'lasts: once + strikes: one mailbox or item': 'a single answer concerns one thing anyway',
      'call: log in + strikes: one mailbox or item': 'a login is about no mailbox',
      'call: token + strikes: one mailbox or item': 'a token is about no mailbox',
      ...Object.fromEntries(
        [...calls, 'stage'].flatMap((call) => [
          ...(call === 'list' ? [] : [[`call: ${call} + answer: 410`, 'only a page has a cursor that expires']]),
          ...(call === 'look up' || call === 'list'
            ? []
            : [[`call: ${call} + answer: 403`, 'RES-8, RES-10 and RES-11 have what denies the others']]),
        ]),
      ),
      'answer: 403 + lasts: once': 'a permission is not missing for one call',
      'answer: 403 + strikes: one mailbox or item': 'RES-10 has the mailbox that denies',
      'answer: 410 + lasts: once': 'DAY-11 has the cursor that expires once',
      'answer: 410 + strikes: one mailbox or item': 'a page is about no mailbox',
    },
    plays: {
      'RES-1/list': once('429', ['list']),
      'RES-1/download': once('429', ['download']),
      'RES-1/token': once('429', ['token']),
      'RES-1/lookup': once('429', ['look up']),
      'RES-1/write': once('429', ['write']),
      'RES-1/mailbox-waits': once('429', ['write']),
      'RES-2/status-500': once('500', calls),
      'RES-2/status-502': once('502', calls),
      'RES-2/status-503': once('503', calls),
      'RES-2/status-504': once('504', calls),
      'RES-2/reset': once('broken connection', calls),
      'RES-2/truncated-body': once('body cut off', calls),
      'RES-2/half-of-the-json': once('half of the JSON', calls),
      'RES-2/slow-drip': once('slow body', calls),
      'RES-2/silence': once('no answer', ['list']),
      'RES-2/bound': forARun('500', ['list'], 'every mailbox'),
      'RES-2/cursors-that-all-expire': forARun('410', ['list'], 'every mailbox'),
      'RES-9/site-down': forARun('503', ofTheSite, 'every mailbox'),
      'RES-9/site-down-for-two-days': forARun('503', ofTheSite, 'every mailbox'),
      'RES-9/tenant-down': forARun('503', ofTheTenant, 'every mailbox'),
      'RES-9/site-not-reached': forARun('broken connection', ofTheSite, 'every mailbox'),
      'RES-9/tenant-not-reached': forARun('broken connection', ofTheTenant, 'every mailbox'),
      'RES-12/mailbox-unavailable': forARun('503', ['folder', 'write'], 'one mailbox or item'),
      'RES-12/mailbox-throttled': forARun('429', ['folder', 'write'], 'one mailbox or item'),
      'RES-12/mailbox-errors': forARun('500', ['write'], 'one mailbox or item'),
      'RES-12/write-unavailable': forARun('503', ['write'], 'one mailbox or item'),
      'RES-12/folder-unavailable': forARun('503', ['folder'], 'one mailbox or item'),
      'RES-12/file-unavailable': forARun('503', ['download'], 'one mailbox or item'),
      'RES-12/page-unavailable': forARun('503', ['list'], 'one mailbox or item'),
      'RES-12/page-denied': forARun('403', ['list'], 'every mailbox'),
      'RES-12/lookup-unavailable': forARun('503', ['look up'], 'one mailbox or item'),
      'RES-12/lookups-denied': forARun('403', ['look up'], 'every mailbox'),
      'RES-12/token-unavailable': forARun('503', ['token'], 'every mailbox'),
      'RES-12/staging-unavailable': forARun('503', ['stage'], 'every mailbox'),
      'RES-12/staging-unreadable': forARun('503', ['stage'], 'every mailbox'),
    },
  }),
  dimensionTable({
    requirements: ['RES-4'],
    dimensions: {
      damage: ['one wrong bit', 'cut off', 'another Repr-Digest'],
      lasts: ['once', 'always'],
    },
    plays: {
      'RES-4/wrong-bytes-once': [{ damage: 'one wrong bit', lasts: 'once' }],
      'RES-4/wrong-bytes-always': [{ damage: 'one wrong bit', lasts: 'always' }],
      'RES-4/cut-off-once': [{ damage: 'cut off', lasts: 'once' }],
      'RES-4/cut-off-always': [{ damage: 'cut off', lasts: 'always' }],
      'RES-4/wrong-digest-once': [{ damage: 'another Repr-Digest', lasts: 'once' }],
      'RES-4/wrong-digest-always': [{ damage: 'another Repr-Digest', lasts: 'always' }],
    },
  }),
  dimensionTable({
    requirements: ['RES-5'],
    dimensions: {
      ends: ['killed', 'state lost'],
      moment: ['items served', 'file served', 'folder made', 'message stored', 'any', 'between two runs'],
      times: ['once', 'several times'],
      search: ['answers', 'has trouble', 'is denied'],
    },
    impossible: {
      'ends: killed + moment: between two runs': 'no process is there to be killed',
      ...Object.fromEntries(
        ['items served', 'file served', 'folder made', 'message stored', 'any'].flatMap((moment) => [
          [
            `ends: state lost + moment: ${moment}`,
            'a running connector has its state open; what it loses then is its own reading',
          ],
          ...searchesAfterAKill(`moment: ${moment}`),
        ]),
      ),
      ...Object.fromEntries(searchesAfterAKill('ends: killed')),
    },
    plays: {
      'RES-5/write': [{ ends: 'killed', moment: 'message stored', times: 'once', search: 'answers' }],
      'RES-5/folder': [{ ends: 'killed', moment: 'folder made', times: 'once', search: 'answers' }],
      'RES-5/list': [{ ends: 'killed', moment: 'items served', times: 'once', search: 'answers' }],
      'RES-5/download': [{ ends: 'killed', moment: 'file served', times: 'once', search: 'answers' }],
      'RES-5/the-day-before': [{ ends: 'killed', moment: 'items served', times: 'once', search: 'answers' }],
      'RES-5/any-moment': [{ ends: 'killed', moment: 'any', times: 'several times', search: 'answers' }],
      'RES-5/state-lost': [{ ...lost, search: 'answers' }],
      'RES-5/state-lost-and-no-search': [{ ...lost, search: 'has trouble' }],
      'RES-5/state-lost-and-search-errors': [{ ...lost, search: 'has trouble' }],
      'RES-5/state-lost-and-search-denied': [{ ...lost, search: 'is denied' }],
    },
  }),
  dimensionTable({
    requirements: ['RES-6'],
    dimensions: {
      what: ['a page', 'an item', 'all items'],
      order: ['twice', 'backwards', 'shuffled'],
    },
    impossible: {
      'what: an item + order: backwards': 'one item has no order',
      'what: an item + order: shuffled': 'one item has no order',
      'what: a page + order: shuffled': 'the order within a page is part of the order of all items',
    },
    plays: {
      'RES-6/repeated-page': [{ what: 'a page', order: 'twice' }],
      'RES-6/repeated-item': [{ what: 'an item', order: 'twice' }],
      'RES-6/pages-backwards': [{ what: 'a page', order: 'backwards' }],
      'RES-6/another-order': [{ what: 'all items', order: 'shuffled' }],
    },
  }),
  dimensionTable({
    requirements: ['RES-8', 'RES-11'],
    dimensions: {
      credential: ['of the site', 'of the tenant', 'for writing'],
      ends: ['expired', 'refused'],
      moment: ['at the beginning', 'in the middle of a run'],
    },
    impossible: { 'ends: expired + moment: at the beginning': 'a run asks for a fresh one when it begins' },
    plays: {
      'RES-8/site': [{ credential: 'of the site', ends: 'expired', moment: 'in the middle of a run' }],
      'RES-8/page': [{ credential: 'of the site', ends: 'expired', moment: 'in the middle of a run' }],
      'RES-8/directory': [{ credential: 'of the tenant', ends: 'expired', moment: 'in the middle of a run' }],
      'RES-8/folder': [{ credential: 'of the tenant', ends: 'expired', moment: 'in the middle of a run' }],
      'RES-8/new-folder': [{ credential: 'of the tenant', ends: 'expired', moment: 'in the middle of a run' }],
      'RES-8/write': [{ credential: 'for writing', ends: 'expired', moment: 'in the middle of a run' }],
      'RES-11/password-changed': [{ credential: 'of the site', ends: 'refused', moment: 'at the beginning' }],
    },
  }),
]
