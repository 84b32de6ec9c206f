import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { pendingUploadsBytesMax, uploadSizeBytesMax } from '../../contract/index.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createUploads } from './uploads.ts'

it.each([Buffer.from('four'), Buffer.of()])(
  'gives back the bytes that arrived, with size and digest: %o',
  async (bytes) => {
    const uploads = createUploads(memoryTables)
    const { uploadId } = uploads.add('device-1', bytes)
    const content = uploads.waiting('device-1', uploadId)
    expect([content.sizeBytes, content.sha256]).toEqual([
      bytes.length,
      createHash('sha256').update(bytes).digest('hex'),
    ])
    expect([await buffer(content.open()), await buffer(content.open())]).toEqual([bytes, bytes])
  },
)

it('waits for one event of its own device', () => {
  const uploads = createUploads(memoryTables)
  const { uploadId } = uploads.add('device-1', Buffer.of(1))
  const waiting = (deviceId: string) => () => uploads.waiting(deviceId, uploadId)
  expect(waiting('device-2')).toThrowError(expect.objectContaining({ code: 'upload-unknown' }))
  expect(waiting('device-1')).not.toThrow()
  uploads.taken(uploadId)
  expect(waiting('device-1')).toThrowError(expect.objectContaining({ code: 'upload-unknown' }))
})

it('accepts an attachment of the largest size, and refuses a larger one', () => {
  const uploads = createUploads(memoryTables)
  const tooLarge = Buffer.alloc(uploadSizeBytesMax + 1)
  expect(() => uploads.add('device-1', tooLarge)).toThrowError(expect.objectContaining({ code: 'body-too-large' }))
  expect(uploads.add('device-1', tooLarge.subarray(1)).content.sizeBytes).toBe(64 * 1024 * 1024)
})

it('holds so much for each device, until events have taken it or the device is gone', () => {
  const uploads = createUploads(memoryTables)
  const half = Buffer.alloc(pendingUploadsBytesMax / 2)
  const { uploadId } = uploads.add('device-1', half)
  uploads.add('device-1', half)
  const oneMore = () => uploads.add('device-1', Buffer.of(1))
  expect(oneMore).toThrowError(expect.objectContaining({ code: 'uploads-pile-up' }))
  expect(() => uploads.add('device-2', Buffer.of(1))).not.toThrow()
  uploads.taken(uploadId)
  expect(oneMore).not.toThrow()
  uploads.add('device-1', half.subarray(1))
  uploads.drop('device-1')
  expect(() => uploads.add('device-1', half)).not.toThrow()
})

it('never uses an id twice, even after a restore', () => {
  const uploads = createUploads(memoryTables)
  const putBack = uploads.save()
  const { uploadId } = uploads.add('device-1', Buffer.of(1))
  putBack()
  expect(() => uploads.waiting('device-1', uploadId)).toThrowError(expect.objectContaining({ code: 'upload-unknown' }))
  expect(uploads.add('device-1', Buffer.of(2)).uploadId).not.toBe(uploadId)
})
