import { expect, it } from 'vitest'
import { type ByteRange, readByteRange } from './byte-range.ts'

const part = (firstByte: number, lastByte: number): ByteRange => ({ kind: 'part', firstByte, lastByte })
const whole: ByteRange = { kind: 'whole' }
const unsatisfiable: ByteRange = { kind: 'unsatisfiable' }

it.each([
  ['bytes=0-0', 10, part(0, 0)],
  ['bytes=0-9', 10, part(0, 9)],
  ['bytes=0-10', 10, part(0, 9)],
  ['bytes=8-', 10, part(8, 9)],
  ['bytes=9-', 10, part(9, 9)],
  ['bytes=10-', 10, unsatisfiable],
  ['bytes=10-11', 10, unsatisfiable],
  ['bytes=5-99999999999999999999', 10, part(5, 9)],
  ['bytes=-1', 10, part(9, 9)],
  ['bytes=-9', 10, part(1, 9)],
  ['bytes=-10', 10, part(0, 9)],
  ['bytes=-11', 10, part(0, 9)],
  ['bytes=-0', 10, unsatisfiable],
  ['bytes=0-', 0, unsatisfiable],
  ['bytes=0-0', 0, unsatisfiable],
  ['bytes=-5', 0, whole],
  ['Bytes=1-2', 10, part(1, 2)],
  ['bytes= 1-2\t', 10, part(1, 2)],
  ['bytes=5-4', 10, whole],
  ['bytes=5-5', 10, part(5, 5)],
  ['bytes=12-11', 10, whole],
  ['bytes=-', 10, whole],
  ['bytes=', 10, whole],
  ['bytes', 10, whole],
  ['bytes=1-2,4-5', 10, whole],
  ['bytes=+1-2', 10, whole],
  ['bytes=1.0-2', 10, whole],
  ['bytes=0x1-2', 10, whole],
  ['lines=1-2', 10, whole],
  ['', 10, whole],
  [undefined, 10, whole],
])('reads %s of %i bytes', (header, sizeBytes, expected) => {
  expect(readByteRange(header, sizeBytes)).toEqual(expected)
})
