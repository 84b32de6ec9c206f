import { expect, test } from 'vitest'
import type { FailureRecord, SummaryRecord } from '../../contract/index.ts'
import type { SyncWitness } from '../witness.ts'
import {
  asha,
  ashas,
  ben,
  bens,
  empty,
  idles,
  mailbox,
  requirementsBroken,
  rightMail,
  stored,
  summary,
  sync,
  witness,
  zoe,
} from './hand-made-mailboxes.ts'

// Goal: for an unfinished run, and for a day that is run again, the oracle claims only what it can know.

const message = stored()
const another = stored()
const hersAlone = [ashas(message), empty('ben@contoso.example'), idles]
const both = [ashas(message), bens(another), idles]
const refused: FailureRecord = {
  record: 'failure',
  itemId: 'item-1',
  sourceUserId: ben.number,
  microsoft365User: 'ben@contoso.example',
  reason: 'other',
}

function logged(...records: Extract<SyncWitness['importLog'], { state: 'read' }>['records']): SyncWitness['importLog'] {
  return { state: 'read', records }
}

/** A sync that put a copy into one of two mailboxes, and reported that it was not done. */
const halfDone = (counts: Partial<SummaryRecord> = { imported: 1, failed: 1 }): SyncWitness => {
  const importLog = counts.failed === 1 ? logged(refused, summary(counts)) : logged(summary(counts))
  return sync(hersAlone, { completed: false, importLog })
}

/** The next sync, which imports the other copy and counts it. */
const theRest = (counts: Partial<SummaryRecord>): SyncWitness =>
  sync(both, { before: hersAlone, importLog: logged(summary(counts)) })

test.each<[string, Partial<SummaryRecord>, string[]]>([
  ['all of the window once more', { imported: 1, skipped: 1 }, []],
  ['what was left of it', { imported: 1, skipped: 0, available: 1 }, []],
  ['nothing imported', { imported: 0, skipped: 2 }, ['LOG-4']],
  ['more skipped than there was', { imported: 1, skipped: 2, available: 3 }, ['LOG-4']],
])('after a run that was half done, the next one may count %s', async (_what, counts, broken) => {
  expect(await requirementsBroken(witness([halfDone(), theRest(counts)]))).toEqual(broken)
})

test('a run that was done leaves nothing open of what the next one counts', async () => {
  const done = sync(both)
  const again = (counts: Partial<SummaryRecord>) => sync(both, { before: both, importLog: logged(summary(counts)) })
  expect(await requirementsBroken(witness([done, again({ imported: 0, skipped: 2 })]))).toEqual([])
  expect(await requirementsBroken(witness([done, again({ imported: 0, skipped: 1, available: 1 })]))).toEqual(['LOG-4'])
})

test.each([
  ['a copy whose answer it never got', { imported: 0, failed: 0, available: 0 }, []],
  ['what it knows of', { imported: 1, failed: 1 }, []],
  ['a copy that is nowhere', { imported: 2 }, ['LOG-4']],
])('a run that was not done may leave out what it cannot know, and invent nothing: %s', async (_, counts, broken) => {
  expect(await requirementsBroken(witness([halfDone(counts)]))).toEqual(broken)
})

test('what a run that was not done has left over is missing once the next one is done', async () => {
  const next = sync(hersAlone, {
    before: hersAlone,
    importLog: logged(summary({ imported: 0, skipped: 1, available: 1 })),
  })
  expect(await requirementsBroken(witness([halfDone(), next]))).toEqual(['MAP-2'])
})

test('a folder that a run made before it ended is that of the copy which the next one brings', async () => {
  const prepared = [ashas(message), mailbox('ben@contoso.example', []), idles]
  const first = sync(prepared, { completed: false, importLog: logged(refused, summary({ imported: 1, failed: 1 })) })
  const second = sync(both, { before: prepared, importLog: logged(summary({ imported: 1, skipped: 1 })) })
  expect(await requirementsBroken(witness([first, second]))).toEqual([])
  const stray = [ashas(message), empty('ben@contoso.example'), mailbox('idle@contoso.example', [])]
  expect(await requirementsBroken(witness([{ ...first, after: stray }]))).toEqual(['FLD-4'])
})

test('a day that is run again lists those again whom it meets in the items that it reads again', async () => {
  const listed = { record: 'unmapped-user' as const, sourceUserId: zoe.number }
  const registered = { ...zoe, registration: { source: 'phone-archiver' as const, network: 'WhatsApp' as const } }
  const first = sync(both, { importLog: logged(listed, summary()) })
  const again = (counts: Partial<SummaryRecord>, ...records: (typeof listed)[]): Promise<string[]> => {
    const importLog = logged(...records, summary({ imported: 0, ...counts }))
    const judged = witness([first, sync(both, { before: both, importLog })])
    return requirementsBroken({ ...judged, people: [asha, ben, registered] })
  }
  const all = { skipped: 2 }
  const message = 'No items ingested on 03/10/2026.'
  const none = { itemsFromSource: 0, available: 0, message }
  expect(await again(all, listed)).toEqual([])
  expect(await again(all)).toEqual(['LOG-3'])
  expect(await again(all, listed, listed)).toEqual(['LOG-3'])
  expect(await again(none)).toEqual([])
  expect(await again(none, listed)).toEqual(['LOG-3'])
})

test('what a run goes on with need not list whom the run before it met', async () => {
  const registered = { ...zoe, registration: { source: 'phone-archiver' as const, network: 'WhatsApp' as const } }
  const judge = (counts: Partial<SummaryRecord>): Promise<string[]> =>
    requirementsBroken({ ...witness([halfDone(), theRest(counts)]), people: [asha, ben, registered] })
  expect(await judge({ imported: 1, skipped: 0, available: 1 })).toEqual([])
  expect(await judge({ imported: 1, skipped: 1 })).toEqual(['LOG-3'])
})

const struck = { faultsStruck: ['redirect'] }

test('a log tells the truth of a copy that a fault kept out of a run that was done', async () => {
  const counts = { imported: 1, failed: 1 }
  const done = sync(hersAlone, { ...struck, importLog: logged(refused, summary(counts)) })
  expect(await requirementsBroken(witness([done, theRest({ imported: 1, skipped: 1 })]))).toEqual([])
  expect(await requirementsBroken(witness([done, theRest({ imported: 0, skipped: 2 })]))).toEqual(['LOG-4'])
})

test('without a fault nothing kept the copy out, and the log that calls it failed is not that of the day', async () => {
  const done = sync(hersAlone, { importLog: logged(refused, summary({ imported: 1, failed: 1 })) })
  expect(await requirementsBroken(witness([done, theRest({ imported: 1, skipped: 1 })]))).toEqual(['LOG-4'])
})

const withoutItsFile = rightMail.replace(/--b\r\nContent-Type: application[\s\S]*--b--/, '--b--')

const tookTwo = logged(summary())
const tookOne = logged(refused, summary({ imported: 1, failed: 1 }))

test.each<[string, Parameters<typeof stored>[0], Partial<SyncWitness>, string[]]>([
  ['without its file', { mail: withoutItsFile }, { completed: false, importLog: tookOne }, []],
  ['a draft', { isDraft: true }, { completed: false, importLog: tookOne }, []],
  ['whole', {}, { completed: false, importLog: tookTwo }, ['CAP-5', 'DAY-6']],
  ['of a run that was done', { mail: withoutItsFile }, { importLog: tookTwo }, ['CAP-5', 'DAY-6']],
])(
  'the message that a run left, and that the next one deleted and created again, was %s',
  async (_, left, run, broken) => {
    expect(withoutItsFile).not.toBe(rightMail)
    const between = [ashas(message), bens(stored(left)), idles]
    const next = sync(both, { before: between, importLog: logged(summary({ imported: 1, skipped: 1 })) })
    expect(await requirementsBroken(witness([sync(between, run), next]))).toEqual(broken)
  },
)

test.each<[string, SyncWitness['importLog'], string[]]>([
  ['no log', { state: 'absent' }, []],
  ['a log that is cut off in a line', { state: 'unreadable', lineNumber: 2, problem: 'is not JSON' }, []],
  ['a log without a summary', logged(refused), []],
  ['a log whose counts do not add up', logged(summary({ imported: 1, failed: 0, available: 7 })), ['LOG-1']],
])('a run that was not done may leave %s', async (_what, importLog, broken) => {
  expect(await requirementsBroken(witness([sync(hersAlone, { completed: false, importLog })]))).toEqual(broken)
})
