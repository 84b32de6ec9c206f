import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { projectFiles, root } from './project-files.ts'

// Goal: nothing that the two servers hold is lost when they stop, unless somebody decided so. A part keeps its state in state tables;
// what it keeps in a variable is in this list, with the reason.

const derived = 'made from what the tables hold'
const cache = 'found again when it is asked for'
const atWork = 'of requests and runs that end with the process'

const inVariables: Record<string, Record<string, string>> = {
  'harness/m365/compliance/audit/audit-log.ts': { latest: 'one object for one instant' },
  'harness/m365/compliance/audit/audit-queries.ts': { found: cache },
  'harness/m365/compliance/content-search/kept-index/kept-index.ts': { ofMails: cache, partial: cache },
  'harness/m365/compliance/content-search/kept-index/person-terms.ts': { lists: cache },
  'harness/m365/compliance/content-search/kept-index/text-cache.ts': { held: cache, heldWords: cache },
  'harness/m365/compliance/content-search/listed/listed-mailboxes.ts': { lists: cache },
  'harness/m365/compliance/content-search/recipient-expansion.ts': { known: cache },
  'harness/m365/compliance/content-search/stored-searches.ts': { running: atWork },
  'harness/m365/compliance/content-search/word-index.ts': {
    byMail: cache,
    partial: cache,
    postings: cache,
    vocabulary: cache,
    next: cache,
  },
  'harness/m365/compliance/ediscovery/job-limits.ts': { starting: atWork },
  'harness/m365/compliance/holds/case-holds.ts': { byEntry: derived, queries: cache },
  'harness/m365/compliance/retention/assistant.ts': { running: atWork },
  'harness/m365/data-connectors/observed.ts': { watched: atWork },
  'harness/m365/data-connectors/run-feed.ts': { listeners: atWork },
  'harness/m365/directory/directory.ts': { byId: derived, byKey: derived },
  'harness/m365/graph/identifiers.ts': { next: 'drawn from the chance of each start, so that no id comes twice' },
  'harness/m365/identity/apps.ts': { given: 'options' },
  'harness/m365/identity/token-memory.ts': { remembered: cache, noted: 'kept a moment later' },
  'harness/m365/mail/mail-form.ts': { texts: cache, dates: cache },
  'harness/m365/mailbox/content-store.ts': { contents: derived },
  'harness/m365/mailbox/folder-tree.ts': { wellKnown: derived },
  'harness/m365/mailbox/mailbox-change.ts': { listeners: atWork },
  'harness/m365/mailbox/mailbox-store.ts': { byId: derived, byEntry: derived },
  'harness/m365/mailbox/kept/message-table.ts': { byImmutableId: derived, byHash: derived },
  'harness/m365/mailbox/message-index.ts': { allBytes: derived },
  'harness/m365/notifications/notification-sender.ts': { lines: atWork },
  'harness/m365/throttling/kept-uses.ts': { next: derived, noted: 'kept a moment later' },
  'harness/m365/throttling/sliding-window.ts': { total: derived },
  'harness/m365/throttling/throttle.ts': {
    limits: derived,
    rates: derived,
    untilMsOf: atWork,
  },
  'harness/telemessage/archive/archive.ts': { indexes: derived },
  'harness/telemessage/archive/item-pages.ts': {
    style: derived,
    readings: 'a cursor says itself to which reading it belongs',
  },
  'harness/telemessage/archive/json-slabs.ts': { bytes: derived, slab: derived, usedBytes: derived },
  'harness/telemessage/archive/timeline.ts': { runStarts: derived, inOrder: derived },
  'harness/telemessage/login/accounts.ts': { hashes: 'options' },
}

const isServerCode = (path: string): boolean =>
  /^harness\/(telemessage|m365)\/.*\.ts$/.test(path) &&
  !/\.test\.ts$|\.generated\.ts$|\/(transport-cases|behaviours|client-tours)\/|\/sample-/.test(path)

/** A function that makes a part of a server, up to its closing brace. */
const makers = /^(?:export )?(?:async )?function (?:create|register|follow)[A-Z]\w*[\s\S]*?^\}$/gm
/** A variable of that function which changes, or which is a collection. */
const variables = /^ {2}(?:let (\w+)\b|const (\w+)(?:: .*?)? = new (?:Weak)?(?:Map|Set)\b)/gm

function variablesIn(code: string): string[] {
  const found = [...code.matchAll(makers)].flatMap(([maker]) => [...maker.matchAll(variables)])
  return found.map(([, changing = '', collection = '']) => changing || collection)
}

test('a variable is found in a part that does not use tables', () => {
  const code = `
export function createPart(): Part {
  let count = 0
  const held = new Map<string, () => void>()
  const named: Map<string, number> = new Map()
  const { a } = options
  return { next: () => { let inner = 0; return inner + count } }
}
function tellApart() {
  let local = 0
}`
  expect(variablesIn(code)).toEqual(['count', 'held', 'named'])
})

test('what the parts of the servers keep in variables is listed with a reason, and nothing else is', async () => {
  const found: Record<string, string[]> = {}
  for (const path of (await projectFiles()).filter(isServerCode)) {
    const names = variablesIn(await readFile(new URL(path, root), 'utf8'))
    if (names.length > 0) found[path] = names.toSorted()
  }
  const listed = Object.entries(inVariables).map(([path, names]) => [path, Object.keys(names).toSorted()])
  expect(found).toEqual(Object.fromEntries(listed))
})
