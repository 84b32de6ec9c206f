import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readBody } from '../http/read-body.ts'
import { DamagedDownloadError, receiveAttachment } from './receive-attachment.ts'

const bytes = Buffer.from('the bytes of an attachment')
const hexOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
const digestOf = (content: Buffer): string => `sha-256=:${Buffer.from(hexOf(content), 'hex').toString('base64')}:`
const headersOf = (content: Buffer) => ({ 'content-length': String(content.length), 'repr-digest': digestOf(content) })

function receive(headers: Record<string, string>, sha256?: string, body: Readable = Readable.from([bytes])) {
  const attachment = { attachmentId: 'a', fileName: 'a', contentType: 'a/b', declaredSizeBytes: 1, sha256 }
  return readBody(receiveAttachment({ headers, body }, attachment), 1000)
}

test('what arrives whole is passed on', async () => {
  expect(await receive(headersOf(bytes), hexOf(bytes))).toEqual(bytes)
})

test('an attachment without bytes is whole, too', async () => {
  const empty = Buffer.alloc(0)
  expect(await receive(headersOf(empty), hexOf(empty), Readable.from([]))).toEqual(empty)
})

test('an answer that says nothing of its length and digest is taken', async () => {
  expect(await receive({})).toEqual(bytes)
})

test('other digests beside it do not matter', async () => {
  const header = `md5=:AAAA:, ${digestOf(bytes)}`
  expect(await receive({ 'repr-digest': header })).toEqual(bytes)
})

test.each([
  ['a length one too small', { 'content-length': String(bytes.length - 1) }, undefined],
  ['a length one too large', { 'content-length': String(bytes.length + 1) }, undefined],
  ['the digest of something else', { 'repr-digest': digestOf(Buffer.from('else')) }, undefined],
  [
    'the digest of something else, behind another',
    { 'repr-digest': `md5=:AA:,${digestOf(Buffer.from('x'))}` },
    undefined,
  ],
  ['an item that describes something else', headersOf(bytes), hexOf(Buffer.from('else'))],
])('%s fails the download', async (_what, headers, sha256) => {
  await expect(receive(headers, sha256)).rejects.toBeInstanceOf(DamagedDownloadError)
})

test('a download that breaks off fails with its own error', async () => {
  const body = new Readable({ read: () => undefined })
  const received = receive(headersOf(bytes), undefined, body)
  body.push(bytes.subarray(0, 3))
  body.destroy(new Error('reset'))
  await expect(received).rejects.toThrow('reset')
})
