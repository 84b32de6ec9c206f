import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { ImportedCopy } from './evidence-access.ts'
import { staged } from './staged.ts'

const octets = Buffer.from('Subject: Lunch\r\nX-Id: AM-1\r\n\r\nAt nine.\r\n')
const copy: ImportedCopy = {
  ...{ mailbox: 'asha@contoso.example', messageId: 'm', folderPath: [], itemClass: 'IPM.Note', at: undefined, octets },
}
const item = { archiveMessageId: 'AM-1', copies: [copy] }

async function zipOf(...files: Buffer[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [index, file] of files.entries()) zip.addBuffer(file, `${index}.eml`)
  zip.end()
  return buffer(zip.outputStream)
}

async function stateOf(...contents: Buffer[]): Promise<string> {
  const [link] = await staged(
    item,
    contents.map((bytes, index) => ({ name: `blob ${index}`, bytes })),
  )
  return `${link?.state}: ${link?.what}, ${link?.where}`
}

test('a message that is staged octet for octet, alone or in a ZIP, has the digest of the mailbox', async () => {
  expect(await stateOf(octets)).toBe('agrees: the message, blob 0')
  expect(await stateOf(Buffer.from('{}'), await zipOf(Buffer.from('other'), octets))).toBe(
    'agrees: the message, blob 1',
  )
  expect(await stateOf(Buffer.from(JSON.stringify({ mail: octets.toString('base64') })))).toBe(
    'agrees: the message, blob 0',
  )
})

test('another form has the digest of its blob, and is not compared', async () => {
  expect(await stateOf(Buffer.from('{"id":"AM-1","text":"At nine."}'))).toBe('begins: the blob, blob 0')
})

test('what cannot be read, and an empty location, are left out in words', async () => {
  expect(await stateOf(Buffer.alloc(64, 0xf3))).toBe('left out: the message, null')
  expect(await stateOf()).toBe('left out: the message, null')
  expect((await staged(item, 'no storage is installed.'))[0]?.says).toBe('Not staged: no storage is installed.')
})
