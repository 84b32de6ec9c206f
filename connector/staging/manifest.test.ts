import { expect, test } from 'vitest'
import { type ManifestEntry, readManifest, renderManifest } from './manifest.ts'

const entry: ManifestEntry = {
  name: '000001.eml',
  itemId: 'item\n1',
  messageKey: 'message-1',
  sha256: 'ab',
  sizeBytes: 7,
  participants: ['447700900123'],
  mailboxes: ['asha@contoso.example'],
}

test('a manifest begins with the count and lists every message on a line', () => {
  const lines = renderManifest([entry, { ...entry, name: '000002.eml' }]).split('\n')
  expect(lines[0]).toBe('Count: 2')
  expect(lines).toHaveLength(4)
})

test('a manifest is read back as it was', () => {
  expect(readManifest(renderManifest([entry]))).toEqual([entry])
  expect(readManifest(renderManifest([]))).toEqual([])
})

test.each([
  ['', 'not a Count'],
  ['Number: 0\n', 'not a Count'],
  ['Count: 1\n{}', 'line 2 of its manifest is not an entry'],
  [`${renderManifest([entry])}a chat`, 'line 3 of its manifest is not an entry'],
  [renderManifest([entry]).replace('Count: 1', 'Count: 2'), 'Count is 2, but it lists 1'],
  [renderManifest([entry]).replace('Count: 1', 'Count: 0'), 'Count is 0, but it lists 1'],
])('%j is not a manifest', (text, reason) => {
  expect(() => readManifest(text)).toThrow(reason)
})
