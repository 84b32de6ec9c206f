import pLimit from 'p-limit'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import type { DoorName } from '../environment.ts'
import { FatalError, RetriableError, SkippableError } from '../errors.ts'
import { OutcomeUnknownError } from '../http/caller.ts'
import { FolderGoneError, type LostImport } from '../mailbox/message-door.ts'
import { sampleFolder } from '../sample-folder.ts'
import { copyDigest, openImportedCopies } from '../state/imported-copies.ts'
import { openPendingImports } from '../state/pending-imports.ts'
import type { CopyOutcome } from './claims.ts'
import { createCopyImporter } from './copy-importer.ts'
import { settleEarlierImports } from './earlier-imports.ts'
import type { ImporterRun } from './import-copy.ts'
import { defaultParts } from './parts.ts'
import type { StagedCopy } from './transfer.ts'

type Import = (message: string, folderId: string) => Promise<string>
const unknown = (): never => {
  throw new OutcomeUnknownError('reset')
}

/** A run with scripted imports, and mailboxes that list what `held` says. */
async function setup(importing: Import, held: { id: string; size: number }[] = [], door: DoorName = 'import-session') {
  const folder = await sampleFolder()
  const [copies, pending] = [await openImportedCopies(folder), await openPendingImports(folder)]
  onTestFinished(() => {
    copies.close()
    pending.close()
  })
  const stop = new AbortController()
  let folders = 0
  const parts = {
    ...defaultParts(),
    placeFolder: async () => {
      folders += 1
      return `folder-${folders}`
    },
    importMessage: async ({ item, folderId }: { item: { itemId: string }; folderId: string }) => ({
      itemId: await importing(item.itemId, folderId),
    }),
  }
  const graph = {
    get: async () => ({ status: 200, headers: {}, json: { value: held } }),
    follow: () => expect.unreachable(),
    post: () => expect.unreachable(),
    delete: () => expect.unreachable(),
    checkLink: () => expect.unreachable(),
  }
  const caller = { json: () => expect.unreachable(), open: () => expect.unreachable() }
  const settings = { now: new Date('2026-03-02T06:00:00Z'), door }
  const log = pino({ level: 'silent' })
  const run: ImporterRun = {
    settings,
    parts,
    log,
    copies,
    pending,
    caller,
    graph,
    stop,
    signal: stop.signal,
    searchesFirst: false,
  }
  const importer = createCopyImporter(run)
  const outcomes: [message: string, outcome: CopyOutcome['kind'] | string][] = []
  const atOnce = pLimit(8)
  const importCopy = (message: string, { mailboxId = 'MBX:1', sizeBytes = 7 } = {}): Promise<void> => {
    const tell = (outcome: CopyOutcome): void => {
      outcomes.push([message, outcome.kind === 'failed' ? `${outcome.reason}: ${outcome.detail}` : outcome.kind])
    }
    const destination = { mailbox: { mailboxId, userId: `user of ${mailboxId}`, address: 'a@b' }, participants: [] }
    const item = { itemId: message, archiveMessageId: message, kind: 'text' }
    const facts = { internetMessageId: `<${message}@a>`, textBytes: 1, fileCount: 0 }
    const copy: StagedCopy = { item, digest: copyDigest(message, mailboxId), destination, message: facts, tell }
    return importer.importCopy({ copy, source: { sizeBytes, content: Buffer.alloc(sizeBytes) }, atOnce })
  }
  return { run, importer, importCopy, outcomes, placed: () => folders }
}

test('a copy that arrives is on record, and nothing is pending', async () => {
  const { run, importCopy, outcomes } = await setup(async () => 'item-1')
  await importCopy('one')
  expect(outcomes).toEqual([['one', 'imported']])
  expect(run.copies.has(copyDigest('one', 'MBX:1'))).toBe(true)
  expect(run.pending.open()).toEqual([])
})

test('a copy is pending while it is under way', async () => {
  const { run, importCopy } = await setup(async () => {
    expect(run.pending.open()).toMatchObject([{ mailboxId: 'MBX:1', folderId: 'folder-1', sizeBytes: 7 }])
    return 'item-1'
  })
  await importCopy('one')
  expect.assertions(1)
})

test('the folder of a mailbox is looked up once', async () => {
  const { importCopy, placed } = await setup(async () => 'item')
  await Promise.all([importCopy('one'), importCopy('two'), importCopy('three', { mailboxId: 'MBX:2' })])
  expect(placed()).toBe(2)
})

test('in one mailbox no two imports of one size are under way, and others are', async () => {
  const under = new Set<string>()
  const seen: string[] = []
  const { importCopy } = await setup(async (message) => {
    under.add(message)
    await new Promise((resolve) => setTimeout(resolve, 20))
    seen.push([...under].toSorted().join())
    under.delete(message)
    return message
  })
  await Promise.all([importCopy('a'), importCopy('b'), importCopy('other size', { sizeBytes: 8 })])
  expect(seen.some((both) => both.includes('a,b'))).toBe(false)
  expect(seen.some((both) => both.includes('other size') && both.includes(','))).toBe(true)
})

test('through Graph, where a message is found by its id, those of one size may be under way together', async () => {
  const under = new Set<string>()
  let most = 0
  const importing = async (message: string): Promise<string> => {
    most = Math.max(most, under.add(message).size)
    await new Promise((resolve) => setTimeout(resolve, 20))
    under.delete(message)
    return message
  }
  const { importCopy } = await setup(importing, [], 'graph-messages')
  await Promise.all([importCopy('a'), importCopy('b')])
  expect(most).toBe(2)
})

test('a folder that is gone is placed again, once', async () => {
  const gone = new FolderGoneError('mailbox-refused', 'refused', 'gone')
  const used: string[] = []
  const { importCopy, outcomes } = await setup(async (message, folderId) => {
    used.push(folderId)
    if (folderId === 'folder-1' || message === 'two') throw gone
    return 'item'
  })
  await importCopy('one')
  await importCopy('two')
  expect(used).toEqual(['folder-1', 'folder-2', 'folder-2', 'folder-3'])
  expect(outcomes).toEqual([
    ['one', 'imported'],
    ['two', 'refused: gone'],
  ])
})

test('a refused copy is settled, and the next one is imported', async () => {
  const { run, importer, importCopy, outcomes } = await setup(async (message) => {
    if (message === 'one') throw new SkippableError('mailbox-refused', 'refused', 'quota')
    return 'item'
  })
  await importCopy('one')
  await importCopy('two')
  expect(outcomes.map(([, outcome]) => outcome)).toEqual(['refused: quota', 'imported'])
  expect([run.pending.open(), importer.unfinished()]).toEqual([[], undefined])
})

test('a lost copy that is found in the mailbox is imported', async () => {
  const { run, importer, importCopy, outcomes } = await setup(unknown, [{ id: 'item-9', size: 7 }])
  await importCopy('one')
  expect(outcomes).toEqual([['one', 'imported']])
  expect([run.pending.open(), importer.unfinished()]).toEqual([[], undefined])
})

test('a lost copy that is not found waits for the end of the run, and then for the next one', async () => {
  const { run, importer, importCopy, outcomes } = await setup(unknown)
  await importCopy('one')
  expect(outcomes).toEqual([])
  await importer.settle()
  expect(outcomes).toEqual([['one', 'other: left for the next run: its import was never answered']])
  expect(run.pending.open()).toHaveLength(1)
  expect(importer.unfinished()).toBe('its import was never answered')
})

test('a lost copy that arrives late is found at the end', async () => {
  const held: { id: string; size: number }[] = []
  const { importer, importCopy, outcomes } = await setup(unknown, held)
  await importCopy('one')
  held.push({ id: 'item-9', size: 7 })
  await importer.settle()
  expect(outcomes).toEqual([['one', 'imported']])
})

test('while a copy is lost, others of its size wait for the next run, so that none is taken for it', async () => {
  const { importCopy, outcomes } = await setup(async (message) => (message === 'one' ? unknown() : message))
  await importCopy('one')
  await importCopy('same size')
  await importCopy('other size', { sizeBytes: 8 })
  await importCopy('other mailbox', { mailboxId: 'MBX:2' })
  expect(outcomes).toEqual([
    ['same size', 'other: left for the next run: an import of the same size into this mailbox was never answered'],
    ['other size', 'imported'],
    ['other mailbox', 'imported'],
  ])
})

test('a mailbox that is out of reach is left alone, and the others are not', async () => {
  const tried: string[] = []
  const { run, importer, importCopy, outcomes } = await setup(async (message) => {
    tried.push(message)
    if (message !== 'elsewhere') throw new RetriableError('unavailable', 'down')
    return 'item'
  })
  await importCopy('one')
  await importCopy('two')
  await importCopy('elsewhere', { mailboxId: 'MBX:2' })
  expect(tried).toEqual(['one', 'elsewhere'])
  expect(outcomes.map(([, outcome]) => outcome)).toEqual([
    'other: left for the next run: down',
    'other: left for the next run: down',
    'imported',
  ])
  expect([run.pending.open(), importer.unfinished(), run.signal.aborted]).toEqual([[], 'down', false])
})

test('an error that a person must correct stops the run; a copy that was not begun is not a failure', async () => {
  const fatal = new FatalError('login-refused', 'no')
  const tried: string[] = []
  const { run, importCopy, outcomes } = await setup(async (message) => {
    tried.push(message)
    throw fatal
  })
  await importCopy('one')
  await importCopy('two', { mailboxId: 'MBX:2' })
  expect([run.signal.reason, tried]).toEqual([fatal, ['one']])
  expect(outcomes.map(([, outcome]) => outcome)).toEqual(['not-begun', 'not-begun'])
})

test('before a run, what an earlier one left open is looked for', async () => {
  const { run } = await setup(async () => 'item', [{ id: 'item-9', size: 7 }])
  const [arrived, absent] = [copyDigest('one', 'MBX:1'), copyDigest('two', 'MBX:1')]
  const lost: LostImport = {
    door: 'import-session',
    userId: 'user-1',
    mailboxId: 'MBX:1',
    folderId: 'f',
    internetMessageId: '<1@a>',
    sizeBytes: 7,
    fileCount: 0,
    begunAt: '2026-03-01T06:00:00.000Z',
  }
  run.pending.begin({ copy: arrived, ...lost })
  run.pending.begin({ copy: absent, ...lost, sizeBytes: 8 })
  await settleEarlierImports(run)
  expect([run.copies.has(arrived), run.copies.has(absent), run.pending.open()]).toEqual([true, false, []])
})
