import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readMessage } from './read-message.ts'

const head =
  'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n'
const file =
  '--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.png\r\n' +
  'Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n'
const source = (...pieces: string[]) => ({
  sizeBytes: 1,
  open: () =>
    Readable.from(
      pieces.map((piece) => Buffer.from(piece)),
      { objectMode: false },
    ),
})

test('gives the text, and each file as it declares itself', async () => {
  const files: unknown[] = []
  const { text } = await readMessage(source(head, file, '--x--\r\n'), async ({ fileName, contentType, content }) => {
    files.push([fileName, contentType, Buffer.concat(await content.toArray()).toString('hex')])
  })
  expect([text, files]).toEqual(['Hello', [['a.png', 'application/octet-stream', '000102']]])
})

test('ends with the error of a source that breaks off, in the middle of a file too', async () => {
  const breaking = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from(head + file)
    await new Promise(setImmediate)
    throw new Error('the disk is gone')
  }
  const message = { sizeBytes: 1, open: () => Readable.from(breaking(), { objectMode: false }) }
  const pending = readMessage(message, async ({ content }) => {
    for await (const _chunk of content);
  })
  await expect(pending).rejects.toThrow('the disk is gone')
})

test('ends with the error of the reader of a file', async () => {
  const pending = readMessage(source(head, file, '--x--\r\n'), async () => {
    throw new Error('no room')
  })
  await expect(pending).rejects.toThrow('no room')
})
