import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBody } from '../http/read-body.ts'
import { type ImportRequest, importBody } from './import-body.ts'

const request: ImportRequest = { FolderId: 'an "id"', Mode: 'create' }

async function streamed(chunks: Buffer[]): Promise<{ body: Buffer; lengthBytes: number }> {
  const sizeBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const body = importBody(request, { sizeBytes, open: () => Readable.from(chunks) })
  if (Buffer.isBuffer(body)) return expect.unreachable()
  return { body: await readBody(body.open(), 1_000_000), lengthBytes: body.lengthBytes }
}

test('however a message is cut into chunks, its body is the same JSON, of the length announced', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)))
  const property = fc.asyncProperty(chunks, async (pieces) => {
    const content = Buffer.concat(pieces)
    const { body, lengthBytes } = await streamed(pieces)
    expect(body).toHaveLength(lengthBytes)
    expect(JSON.parse(body.toString())).toEqual({ ...request, Data: content.toString('base64') })
    expect(importBody(request, { sizeBytes: content.length, content })).toEqual(body)
  })
  await fc.assert(property)
})

test('an update names the item', () => {
  const update: ImportRequest = { FolderId: 'f', Mode: 'update', ItemId: 'i', ChangeKey: 'c' }
  const body = importBody(update, { sizeBytes: 1, content: Buffer.from('x') })
  expect(JSON.parse(String(body))).toEqual({ ...update, Data: 'eA==' })
})
