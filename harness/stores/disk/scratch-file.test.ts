import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDiskStore } from './disk-store.ts'
import { scratchFile } from './scratch-file.ts'

function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'scratch-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, path: join(folder, 'scratch') }
}

test('gives back the numbers that were written, over others too, and leaves no file', () => {
  const { path } = setup()
  // As a killed process left it.
  writeFileSync(path, 'left')
  const scratch = scratchFile(path)
  expect(existsSync(path)).toBe(false)
  const pages = [0, 1, 2].map((page) => Float64Array.from({ length: 1_000 }, (_, at) => (page * 7919 * at) / 3))
  const reads = pages.map((page, at) => scratch.write(at * 8_000, page))
  const other = scratch.write(8_000, Float64Array.of(-1.5, 2 ** 40))
  expect([reads[2]?.(), reads[0]?.(), other(), reads[0]?.()]).toEqual([
    pages[2],
    pages[0],
    Float64Array.of(-1.5, 2 ** 40),
    pages[0],
  ])
  scratch.close()
  expect(() => scratch.write(0, Float64Array.of(1))).toThrow(`${path} cannot be used: it is closed`)
  expect(existsSync(path)).toBe(false)
})

test('what is not what was written is an error of the store', () => {
  const { path } = setup()
  const scratch = scratchFile(path)
  const read = scratch.write(0, Float64Array.of(1, 2))
  scratch.write(8, Float64Array.of(3))
  const error = {
    code: 'store-damaged',
    message: `${path} is damaged; nothing is lost: start this process again, and it is made again`,
  }
  expect(read).toThrow(expect.objectContaining(error))
  truncateSync(path, 8)
  expect(read).toThrow(expect.objectContaining(error))
  scratch.close()
  expect(read).toThrow(expect.objectContaining(error))
})

test('a folder that is gone cannot be written', () => {
  const { folder, path } = setup()
  const scratch = scratchFile(path)
  rmSync(folder, { recursive: true })
  expect(() => scratch.write(0, Float64Array.of(1))).toThrow(expect.objectContaining({ code: 'store-unavailable' }))
  scratch.close()
})

test('a folder in the place of the file is an error of the store, which can be opened when it is gone', async () => {
  const { folder, path } = setup()
  mkdirSync(path)
  await expect(openDiskStore(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'store-unavailable' })
  rmSync(path, { recursive: true })
  const store = await openDiskStore(folder)
  await store.close()
})

test('a store is closed although its file of rows cannot be removed', async () => {
  const { folder, path } = setup()
  const store = await openDiskStore(folder)
  mkdirSync(path)
  await expect(store.close()).rejects.toThrow()
  rmSync(path, { recursive: true })
  await (await openDiskStore(folder)).close()
})
