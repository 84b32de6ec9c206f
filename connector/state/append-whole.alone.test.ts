import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { appendWhole } from './append-whole.ts'

// Goal: a record is in its file whole or not at all, on a disk that fills up too.

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  return { ...real, writeSync: vi.fn(real.writeSync) }
})
const { writeSync } = await vi.importActual<typeof fs>('node:fs')
const patched = vi.mocked((await import('node:fs')).writeSync)
afterEach(() => void patched.mockReset().mockImplementation(writeSync))

/** The next write stores only this many bytes, as on a nearly full disk. */
function takesOnly(count: number): void {
  patched.mockImplementationOnce((file, bytes) => writeSync(file, Buffer.from(bytes).subarray(0, count)))
}

async function openRecords(): Promise<{ file: number; text: () => string }> {
  const path = join(await sampleFolder(), 'records')
  const file = fs.openSync(path, 'a')
  onTestFinished(() => fs.closeSync(file))
  return { file, text: () => fs.readFileSync(path, 'utf8') }
}

test('of a write that took the beginning, the rest follows, in the middle of a letter too', async () => {
  const { file, text } = await openRecords()
  takesOnly(3)
  appendWhole(file, 'zwölf\n')
  appendWhole(file, 'one\n')
  expect(text()).toBe('zwölf\none\n')
})

test('if there is no room for the rest, the beginning is removed', async () => {
  const { file, text } = await openRecords()
  appendWhole(file, 'one\n')
  takesOnly(3)
  patched.mockImplementationOnce(() => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  expect(() => appendWhole(file, 'zwölf\n')).toThrow('no space left')
  appendWhole(file, 'three\n')
  expect(text()).toBe('one\nthree\n')
})
