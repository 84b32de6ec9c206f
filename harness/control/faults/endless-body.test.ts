import { Readable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { boundBytes, withEndlessBody } from './endless-body.ts'

async function bytesUpTo(body: unknown, wantedBytes: number): Promise<{ text: string; readBytes: number }> {
  if (!(body instanceof Readable)) throw new TypeError('the body is not a stream')
  const chunks: Buffer[] = []
  let readBytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    readBytes += chunk.length
    if (chunks.length < 3) chunks.push(chunk)
    if (readBytes >= wantedBytes) break
  }
  return { text: Buffer.concat(chunks).toString(), readBytes }
}

test('sends the answer, and then white space for as long as the caller reads', async () => {
  const answer = withEndlessBody({ status: 200, headers: { 'content-length': '2', etag: 'x' }, body: '{}' }, () => {})
  expect(answer?.headers).toEqual({ etag: 'x' })
  const { text, readBytes } = await bytesUpTo(answer?.body, 10_000_000)
  expect([text.slice(0, 4), JSON.parse(text), readBytes >= 10_000_000]).toEqual(['{}  ', {}, true])
  expect(answer?.body).toMatchObject({ destroyed: true })
})

test('breaks the connection after 256 MiB, and counts a caller that has read so far', async () => {
  const overread = vi.fn()
  const answer = withEndlessBody({ status: 200, headers: {}, body: '' }, overread)
  await bytesUpTo(answer?.body, boundBytes / 2)
  expect(overread).not.toHaveBeenCalled()
  const another = withEndlessBody({ status: 200, headers: {}, body: '' }, overread)
  await expect(bytesUpTo(another?.body, boundBytes + 1)).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(overread).toHaveBeenCalledTimes(1)
})

test('leaves a refusal as it is', () => {
  expect(withEndlessBody({ status: 404, headers: {}, body: '{}' }, () => {})).toBeUndefined()
})
