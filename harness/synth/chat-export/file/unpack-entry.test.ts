import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { withZip } from '../hand-made-export.ts'
import { exportLimits } from './export-limits.ts'
import { unpackToFile } from './unpack-entry.ts'
import { entryKey, openZip, type ZipEntries } from './zip-entries.ts'

// Goal: several files of one export are unpacked at once, and a failure of one does not affect the others.

const names = ['1.jpg', '2.jpg', '3.jpg', '4.jpg']

/** Long enough for many reads, and hard to compress. */
const pictures = names.map((_, place) => {
  const bytes = Buffer.alloc(400_000)
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = (index * index * 7 + (index >> 3) + place) % 251
  return bytes
})

async function withPictures(use: (opened: ZipEntries) => Promise<void>): Promise<void> {
  const files = Object.fromEntries(names.map((name, place) => [name, pictures[place] ?? '']))
  await withZip(files, async (path) => {
    const opened = await openZip(path, 'chat.zip', exportLimits)
    await use(opened).finally(() => opened.zip.close())
  })
}

function entryOf({ entries }: ZipEntries, name: string) {
  const found = entries.get(entryKey(name))
  if (found === undefined) throw new Error(`${name} is not in the ZIP`)
  return found.entry
}

test.each(names)(
  'of four streams of one export, that of %s is destroyed, and the others are read',
  (destroyed) =>
    withPictures(async (opened) => {
      const streams = await Promise.all(names.map((name) => opened.zip.openReadStreamPromise(entryOf(opened, name))))
      const contents = streams.map((stream) => buffer(stream))
      streams[names.indexOf(destroyed)]?.destroy()
      const ends = await Promise.allSettled(contents)
      expect(
        ends.map((end, place) =>
          end.status === 'fulfilled' ? end.value.equals(pictures[place] ?? end.value) : end.status,
        ),
      ).toEqual(names.map((name) => (name === destroyed ? 'rejected' : true)))
    }),
  10_000,
)

test(
  'a file that cannot be unpacked harms none that is unpacked at the same time',
  () =>
    withPictures(async (opened) => {
      const folder = await mkdtemp(join(tmpdir(), 'unpack-entry-'))
      onTestFinished(() => rm(folder, { recursive: true, force: true }))
      // A file cannot be unpacked to a path that exists.
      await writeFile(join(folder, '4.jpg'), '')
      const ends = await Promise.allSettled(
        names.map((name) =>
          unpackToFile({ zip: opened.zip, entry: entryOf(opened, name), file: 'chat.zip' }, join(folder, name)),
        ),
      )
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
      const written = await Promise.all(names.slice(0, 3).map((name) => readFile(join(folder, name))))
      expect(written.map((bytes, place) => bytes.equals(pictures[place] ?? bytes))).toEqual([true, true, true])
    }),
  10_000,
)

test('a target that cannot be made is refused, even if it fails before the ZIP answers', () =>
  withPictures(async (opened) => {
    const { zip } = opened
    const open = zip.openReadStreamPromise.bind(zip)
    vi.spyOn(zip, 'openReadStreamPromise').mockImplementation(async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return open(...asked)
    })
    const unpacking = unpackToFile({ zip, entry: entryOf(opened, '1.jpg'), file: 'chat.zip' }, '/nowhere/1.jpg')
    await expect(unpacking).rejects.toMatchObject({ code: 'zip-damaged' })
  }))
