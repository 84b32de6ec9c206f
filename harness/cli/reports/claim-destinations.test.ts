import { link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { claimDestinations, type TrialFiles } from './claim-destinations.ts'
import type { Destination } from './destination.ts'

const work = await createWorkFolder()
afterAll(() => work.remove())

let folder: string
beforeEach(async () => {
  folder = await work.subfolder('claims')
  await writeFile(join(folder, 'file'), 'kept')
  await writeFile(join(folder, 'report.json'), 'the report before')
  await mkdir(join(folder, 'folder'))
})

const file = (path: string, option = '--json'): Destination => ({ option, path, kind: 'file', roomBytes: 1000 })
const evidence = (path: string): Destination => ({ ...file(path, '--repro'), kind: 'folder' })

/** Claims, and returns what ends the claim. */
async function claimed(destinations: Destination[], more: { sources?: { option: string; path: string }[] } = {}) {
  const ends: (() => Promise<void>)[] = []
  const onExit = (clearUp: () => Promise<void>): void => void ends.push(clearUp)
  await claimDestinations({ onExit }, { destinations, ...more })
  return async (): Promise<void> => {
    for (const end of ends) await end()
  }
}

const everything = async (): Promise<string[]> => (await readdir(folder, { recursive: true })).toSorted()

test('a place that can be written is locked until the end, and nothing is left of the trial', async () => {
  const before = await everything()
  const end = await claimed([file(join(folder, 'report.json')), evidence(join(folder, 'a', 'b'))])
  expect(await everything()).toEqual(
    [...before, 'a', 'a/b', 'a/b/mock-telemessage.lock', 'report.json.lock'].toSorted(),
  )
  await end()
  expect(await everything()).toEqual(before)
  expect(await readFile(join(folder, 'report.json'), 'utf8')).toBe('the report before')
})

test('a folder that was made stays if there is something in it at the end', async () => {
  const end = await claimed([file(join(folder, 'a', 'report.json')), evidence(join(folder, 'b'))])
  await writeFile(join(folder, 'a', 'report.json'), '')
  await end()
  expect(await readdir(join(folder, 'a'))).toEqual(['report.json'])
  expect(await everything()).not.toContain('b')
})

test.each<[string, string, Destination['kind'], string]>([
  ['a folder', 'folder', 'file', 'this is a folder; name a file in it'],
  ['a name of a folder', 'new/', 'file', 'this names a folder; name a file in it'],
  ['a path through a file', 'file/report.json', 'file', 'a part of the path is a file, and not a folder'],
  ['a file in place of a folder', 'file', 'folder', 'this is a file, and not a folder; name a folder'],
  ['a folder in a file', 'file/evidence', 'folder', 'a part of the path is a file, and not a folder'],
  ['a name that is too long', 'x'.repeat(300), 'file', 'the name is too long'],
])('%s is refused, and leaves nothing behind', async (_what, path, kind, why) => {
  const before = await everything()
  const destinations = [file(join(folder, 'made', 'first')), { ...file(`${folder}/${path}`), kind }]
  await expect(claimed(destinations)).rejects.toMatchObject({
    code: 'cannot-write-report',
    message: expect.stringContaining(`${path}: ${why}`),
  })
  expect(await everything()).toEqual(before)
})

test('an empty name is refused', async () => {
  await expect(claimed([file('')])).rejects.toThrow("--json '': this is not a name; name a file")
})

test.runIf(process.platform === 'linux').each(['/proc/report.json', '/proc/new/report.json'])(
  '%s, where nothing can be made, is refused',
  async (path) => {
    await expect(claimed([file(path)])).rejects.toThrow('nothing can be made in this place')
  },
)

test.each<[string, (at: string) => Promise<[string, string]>]>([
  ['one path twice', async (at) => [`${at}/same`, `${at}/same`]],
  ['two spellings', async (at) => [`${at}/same`, `${at}/folder/../new/.././same`]],
  [
    'a symbolic link to a file that is not there yet',
    async (at) => {
      await symlink('same', `${at}/link`)
      return [`${at}/same`, `${at}/link`]
    },
  ],
  [
    'a symbolic link to the folder',
    async (at) => {
      await symlink('folder', `${at}/link`)
      return [`${at}/folder/same`, `${at}/link/same`]
    },
  ],
  [
    'a hard link',
    async (at) => {
      await link(`${at}/file`, `${at}/link`)
      return [`${at}/file`, `${at}/link`]
    },
  ],
])('the same file twice is refused: %s', async (_how, pathsIn) => {
  const [one, other] = await pathsIn(folder)
  const before = await everything()
  await expect(claimed([file(one), file(other, '--html')])).rejects.toMatchObject({
    code: 'same-destination',
    message: `--html ${other} and --json ${one} are the same file; name another one`,
  })
  expect(await everything()).toEqual(before)
})

test('a file that the command reads is refused, and stays as it is', async () => {
  const sources = [
    { option: '--people', path: join(folder, 'nowhere.csv') },
    { option: '--baseline', path: join(folder, 'folder', '..', 'file') },
  ]
  await expect(claimed([file(join(folder, 'file'))], { sources })).rejects.toMatchObject({ code: 'same-destination' })
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('kept')
})

test('everybody may throw reports away', async () => {
  const end = await claimed([file('/dev/null'), file('/dev/null', '--html')])
  await end()
})

test('two commands at once do not get one place: the second is refused, until the first has ended', async () => {
  const path = join(folder, 'report.json')
  const end = await claimed([file(path), evidence(join(folder, 'folder'))])
  for (const second of [file(path), evidence(join(folder, 'folder'))]) {
    await expect(claimed([file(join(folder, 'other')), second])).rejects.toMatchObject({
      code: 'report-in-use',
      message: expect.stringContaining(`another run (process ${process.pid}) writes there`),
    })
  }
  expect(await everything()).not.toContain('other.lock')
  await end()
  const endSecond = await claimed([file(path)])
  await endSecond()
})

test('a disk without room for all reports is found before the work, and is left as it was', async () => {
  const before = await everything()
  let freeBytes = 1500
  const files: TrialFiles = {
    writeFile: async (path, bytes) => {
      freeBytes -= bytes.length
      await writeFile(path, bytes)
      if (freeBytes < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    },
  }
  const destinations = [file(join(folder, 'report.json')), file(join(folder, 'report.html'), '--html')]
  const ended = claimDestinations({ onExit: () => {} }, { destinations }, files)
  await expect(ended).rejects.toThrow(`--html ${join(folder, 'report.html')}: the disk is full; free some space`)
  expect(await everything()).toEqual(before)
})
