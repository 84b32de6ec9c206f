import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { StateTables } from '../control/state/state-tables.ts'
import { compareWithScan } from '../m365/compliance/content-search/sample-comparison.ts'
import { openSearched, type Searched } from '../m365/compliance/content-search/sample-searched.ts'
import { openDiskStore } from '../stores/disk/disk-store.ts'
import { placesIn } from '../stores/disk/places.ts'
import { openKeptState } from '../stores/kept-state.ts'

// Goal: a search over a store on the disk finds what a scan finds, also after a restart, and reads nothing twice.

interface Opened extends Searched {
  /** How many contents the index has got since it was opened. */
  addedCount(): number
  close(): Promise<void>
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'search-on-disk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function openOnDisk(folder: string): Promise<Opened> {
  const state = await openKeptState(await openDiskStore(folder))
  let added = 0
  const { terms } = state.tables
  if (terms === undefined) throw new Error('the store has no terms')
  const counted: StateTables = Object.assign(Object.create(state.tables), {
    terms: {
      ...terms,
      add: (documents) => {
        added += documents.length
        return terms.add(documents)
      },
    } satisfies StateTables['terms'],
  })
  return { ...openSearched(counted), addedCount: () => added, close: state.close }
}

test('the search on the disk finds exactly what a scan finds, for drawn queries, before and after a restart', async () => {
  const folder = await newFolder()
  const first = await openOnDisk(folder)
  const before = await compareWithScan({ seed: 5, messages: 300, queries: 400 }, first)
  expect(before.differences).toEqual([])
  expect(before.selectiveCount).toBeGreaterThan(150)
  expect(first.addedCount()).toBe(300)
  await first.close()
  const second = await openOnDisk(folder)
  const after = await compareWithScan({ seed: 6, messages: 0, queries: 400 }, second)
  expect(after.differences).toEqual([])
  expect(after.selectiveCount).toBeGreaterThan(150)
  expect(second.addedCount()).toBe(0)
  await second.close()
})

test('what the index cuts or leaves open is decided by the text: endless words, endless names, words near each other', async () => {
  const { put, found, partial, close } = await openOnDisk(await newFolder())
  const [long, name] = ['x'.repeat(1_500), 'n'.repeat(9_000)]
  put({ subject: 'long', text: `a ${long}1 b c` })
  put({ subject: 'other', text: `a ${long}2 c b`, categories: ['red day'] })
  put({ subject: 'name', from: `${name} <long@contoso.example>`, files: [['a.png', 'image/png', 'p']] })
  const hits: Record<string, string[]> = {
    [`${long}1`]: ['long'],
    [`${long}*`]: ['long', 'other'],
    [`"${long}2 c"`]: ['other'],
    [`NOT ${long}1`]: ['other', 'name'],
    'a NEAR(1) b': [],
    'b NEAR(1) c': ['long', 'other'],
    'a NEAR(3) c': ['long', 'other'],
    'a NEAR(2) c': ['other'],
    'category:red': ['other'],
    'category=red': [],
    'category="red day"': ['other'],
    red: [],
    'from:long@contoso.example': ['name'],
    [`from:"${name}"`]: ['name'],
    'NOT from:long@contoso.example': ['long', 'other'],
    'hasattachment:true': ['name'],
  }
  for (const [query, subjects] of Object.entries(hits)) expect([query, await found(query)]).toEqual([query, subjects])
  expect([await partial('anything'), await partial('anything NOT from:long@contoso.example')]).toEqual([['name'], []])
  await close()
})

test('a matcher judges messages that came before and after it was made, and follows the directory', async () => {
  const { put, search, directory, close } = await openOnDisk(await newFolder())
  const [early, other] = [put({ text: 'word' }), put({ from: 'someone@phone.example' })]
  const [hasWord, isBen] = [search.matcher('word NOT late'), search.matcher('from:ben@contoso.example')]
  expect([await hasWord(early), await hasWord(other), await isBen(other)]).toEqual([true, false, false])
  const [late, later] = [put({ text: 'late word' }), put({ text: 'a word' })]
  expect([await hasWord(late), await hasWord(later), await hasWord(early)]).toEqual([false, true, true])
  directory.change('ben', { aliases: ['someone@phone.example'] })
  expect([await isBen(other), await search.isPartiallyIndexed(other)]).toEqual([true, false])
  await close()
})

test('octets are read once for all mailboxes and for all time, and an index that is gone is made again', async () => {
  const folder = await newFolder()
  const first = await openOnDisk(folder)
  const octets = 'Subject: lunch\nFrom: Asha <asha@contoso.example>\n\nat noon\n'
  for (const name of ['asha', 'ben', 'asha']) first.deliver(octets, name)
  expect([await first.found('noon'), first.addedCount()]).toEqual([['lunch', 'lunch', 'lunch'], 1])
  await first.close()
  await rm(placesIn(folder).terms)
  const second = await openOnDisk(folder)
  second.deliver(octets, 'ben')
  expect([await second.found('noon'), second.addedCount()]).toEqual([['lunch', 'lunch', 'lunch', 'lunch'], 1])
  await second.close()
})
