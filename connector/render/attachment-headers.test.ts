import { assert, asyncProperty, string } from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { attachmentHeaders } from './attachment-headers.ts'

test('a plain name is in both fields, and nothing else is in the header', () => {
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

test.each(['Отчёт.pdf', 'a "b".pdf', '=?utf-8?Q?x?=.pdf', '🙂'.repeat(60), 'Grüße an alle.pdf'])(
  'no parameter has an encoded word for %s',
  (fileName) => {
    const both = attachmentHeaders({ fileName, contentType: 'application/pdf' })
    expect(both).not.toMatch(/=\?[\w-]+\?[QB]\?/i)
    expect(both.match(/\bname\*(?:0\*)?=utf-8''/gi)).toHaveLength(1)
  },
)

test('any name is read from either field alone', async () => {
  const named = string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((text) =>
    text.replaceAll(/\s+/g, ' ').trim(),
  )
  await assert(
    asyncProperty(named, async (fileName) => {
      const both = attachmentHeaders({ fileName: `${fileName}.pdf`, contentType: 'application/pdf' })
      const fields = both.split(/\r\n(?! )/)
      const read = await Promise.all(
        ['Content-Type', 'Content-Disposition'].map((field) => {
          const others = fields.filter((line) => !line.startsWith(field))
          return simpleParser(others.join('\r\n'))
        }),
      )
      expect(read.map(({ attachments }) => attachments[0]?.filename)).toEqual([`${fileName}.pdf`, `${fileName}.pdf`])
    }),
    { numRuns: 200 },
  )
})
