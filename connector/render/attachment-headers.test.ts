import { expect, test } from 'vitest'
import { attachmentHeaders } from './attachment-headers.ts'

test('a plain name stands in both fields, and nothing else is in the header', () => {
  expect(attachmentHeaders({ fileName: 'a b.pdf', contentType: 'application/pdf' })).toBe(
    [
      'Content-Type: application/pdf; name="a b.pdf"',
      'Content-Disposition: attachment; filename="a b.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
    ].join('\r\n'),
  )
})

test.each(['x'.repeat(3000), 'я'.repeat(1000), '"\\'.repeat(800)])('no line of a long name is too long', (fileName) => {
  const lines = attachmentHeaders({ fileName, contentType: 'application/pdf' }).split('\r\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(100)
})
