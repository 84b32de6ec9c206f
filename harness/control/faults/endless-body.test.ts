import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { withEndlessBody } from './endless-body.ts'

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
  const answer = withEndlessBody({ status: 200, headers: { 'content-length': '2', etag: 'x' }, body: '{}' })
  expect(answer?.headers).toEqual({ etag: 'x' })
  const { text, readBytes } = await bytesUpTo(answer?.body, 10_000_000)
  expect([text.slice(0, 4), JSON.parse(text), readBytes >= 10_000_000]).toEqual(['{}  ', {}, true])
  expect(answer?.body).toMatchObject({ destroyed: true })
})

test('becomes slow once it is large', async () => {
  const answer = withEndlessBody({ status: 200, headers: {}, body: '' })
  if (!(answer?.body instanceof Readable)) throw new TypeError('the body is not a stream')
  const { body } = answer
  let readBytes = 0
  body.on('data', (chunk: Buffer) => {
    readBytes += chunk.length
    // Without this line the caller reads without a limit.
    if (readBytes > 300 * 1024 * 1024) body.destroy()
  })
  await expect.poll(() => readBytes).toBeGreaterThanOrEqual(256 * 1024 * 1024)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(readBytes).toBeLessThanOrEqual(257 * 1024 * 1024)
  body.on('error', () => {}).destroy()
})

test('leaves a refusal as it is', () => {
  expect(withEndlessBody({ status: 404, headers: {}, body: '{}' })).toBeUndefined()
})
