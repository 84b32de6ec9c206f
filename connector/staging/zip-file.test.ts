import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import type { Entry } from 'yauzl'
import yazl from 'yazl'
import { readBody } from '../http/read-body.ts'
import { sampleFolder } from '../sample-folder.ts'
import { openZipFile } from './zip-file.ts'

const sizeBytes = 300_000

async function packed(options: Partial<yazl.EndOptions> = {}): Promise<string> {
  const path = join(await sampleFolder(), 'a.zip')
  const zip = new yazl.ZipFile()
  for (const name of ['a', 'b', 'empty'])
    zip.addBuffer(Buffer.alloc(name === 'empty' ? 0 : sizeBytes, name), name, { compress: name === 'a' })
  zip.end({ comment: '', forceZip64Format: false, ...options })
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

async function opened(path: string) {
  const zip = await openZipFile(path)
  let isClosed = false
  zip.once('close', () => {
    isClosed = true
  })
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const open = async (name: string) => {
    const entry = entries.find(({ fileName }) => fileName === name)
    return zip.openReadStreamPromise(entry ?? expect.unreachable())
  }
  return { zip, open, isClosed: () => isClosed }
}
const later = () => new Promise((resolve) => setTimeout(resolve, 50))

test('stored, compressed and empty files are read, and the file is closed after the last', async () => {
  const { zip, open, isClosed } = await opened(await packed())
  const streams = await Promise.all(['a', 'b', 'empty'].map(open))
  zip.close()
  const bodies = await Promise.all(streams.map((stream) => readBody(stream, sizeBytes)))
  expect(bodies.map((body) => [body.length, body[0]])).toEqual([
    [sizeBytes, 'a'.charCodeAt(0)],
    [sizeBytes, 'b'.charCodeAt(0)],
    [0, undefined],
  ])
  await expect.poll(isClosed).toBe(true)
})

test('the file stays open for each reader until its stream is destroyed', async () => {
  const { zip, open, isClosed } = await opened(await packed())
  const stream = await open('b')
  zip.close()
  await later()
  expect(isClosed()).toBe(false)
  stream.destroy()
  await expect.poll(isClosed).toBe(true)
})

test('a file that was cut while it was open gives an error, and not half of what was in it', async () => {
  const path = await packed()
  const { zip, open } = await opened(path)
  const stream = await open('b')
  await writeFile(path, (await readFile(path)).subarray(0, 100_000))
  await expect(readBody(stream, sizeBytes)).rejects.toThrow('not enough bytes')
  zip.close()
})

test('a ZIP that names a place that no file has is refused', async () => {
  const path = await packed({ forceZip64Format: true })
  const bytes = await readFile(path)
  // Where a large ZIP says that its list of files ends.
  const place = bytes.lastIndexOf('PK\x06\x07', undefined, 'latin1') + 8
  bytes.fill(0xff, place, place + 8)
  await writeFile(path, bytes)
  await expect(openZipFile(path)).rejects.toThrow()
})

test.each([0, 10, 100])('%i bytes that are not a ZIP are refused', async (length) => {
  const path = join(await sampleFolder(), 'a.zip')
  await writeFile(path, Buffer.alloc(length))
  await expect(openZipFile(path)).rejects.toThrow('not a zip file')
})
