import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lackNamedBy, lackOfBytes, machineFault } from './machine-faults.ts'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('a machine with everything that a run needs has no fault, and the trial leaves nothing behind', async () => {
  const folder = await emptyFolder()
  expect(await machineFault(folder)).toBe(undefined)
  expect(await readdir(folder)).toEqual([])
})

test('a folder that cannot be written into is a fault of the machine', async () => {
  const folder = await emptyFolder()
  const file = join(folder, 'file')
  await writeFile(file, '')
  expect(await machineFault(file)).toMatch(/^a file cannot be written into the folder for temporary files: ENOTDIR$/)
})

test('says how much is left, and how much is needed', () => {
  expect(lackOfBytes('the memory is used up', 64 * 1024 * 1024)).toBe(undefined)
  expect(lackOfBytes('the memory is used up', 3.5 * 1024 * 1024)).toBe(
    'the memory is used up: 3 MiB are left, and 64 MiB are needed',
  )
})

test.each([
  ['ENOSPC', 'no space is left for temporary files; set TMPDIR to a folder with space (ENOSPC)'],
  ['EMFILE', 'too many files are open; raise the limit: ulimit -n 4096 (EMFILE)'],
  ['ENOENT', undefined],
])('an error with the code %s', (code, words) => {
  expect(lackNamedBy(Object.assign(new Error('from the system'), { code }))).toBe(words)
})
