import { expect, test } from 'vitest'
import { Pages } from './pages.ts'

function setup() {
  const written: number[] = []
  const disk = { isFull: false, attempts: 0 }
  const pages = new Pages({
    scratch: {
      write: (atBytes, numbers) => {
        disk.attempts += 1
        if (disk.isFull) throw new Error('full')
        written.push(atBytes / 16)
        const there = numbers.slice()
        return () => there.slice()
      },
    },
    pageLength: 2,
    pagesInMemory: 2,
  })
  const add = (count: number) => Array.from({ length: count }, (_, at) => pages.add(Float64Array.of(at, at)))
  return { pages, disk, written, add }
}

test('pages leave memory in their order, are written only if they changed, and their places are used again', () => {
  const { pages, written, add } = setup()
  const [first, second, third] = add(5)
  if (!first || !second || !third) throw new Error('pages are missing')
  expect([written, first.numbers]).toEqual([[0, 1, 2], undefined])
  expect([...pages.numbersOf(first)]).toEqual([0, 0])
  expect(pages.numbersOf(first)).toBe(pages.numbersOf(first))
  pages.changing(first)[1] = 9
  pages.numbersOf(second)
  pages.numbersOf(third)
  expect([...pages.numbersOf(first)]).toEqual([0, 9])
  expect(written).toEqual([0, 1, 2, 3, 4, 0])
  pages.remove(second)
  expect(() => pages.numbersOf(second)).toThrow('a page is read that was removed')
  add(3)
  expect(written.at(-1)).toBe(1)
})

test('while the disk has no room, pages stay in memory, and it is not tried at each of them', () => {
  const { pages, disk, add } = setup()
  disk.isFull = true
  const kept = add(9)
  expect(kept.map((page) => pages.numbersOf(page)[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(kept.every(({ numbers }) => numbers !== undefined)).toBe(true)
  expect(disk.attempts).toBe(3)
  disk.isFull = false
  add(3)
  expect(kept.every(({ numbers }) => numbers === undefined)).toBe(true)
  expect(kept.map((page) => pages.numbersOf(page)[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
})

test('while the disk has no room, pages that did not change since they were written leave memory', () => {
  const { pages, disk, add } = setup()
  const written = add(5).slice(0, 3)
  disk.isFull = true
  for (const page of written) pages.numbersOf(page)
  const added = add(1)
  expect(written.map(({ numbers }) => numbers)).toEqual([undefined, undefined, undefined])
  expect(added.map((page) => pages.numbersOf(page)[0])).toEqual([0])
})

test('without a file, all pages stay in memory', () => {
  const pages = new Pages({ pagesInMemory: 1 })
  const kept = [1, 2, 3].map((number) => pages.add(Float64Array.of(number)))
  expect(kept.map((page) => page.numbers?.[0])).toEqual([1, 2, 3])
})
