import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeptOutput } from './kept-output.ts'

const asItIs = (text: string): string => text

function keep(chunks: readonly string[], bytesMax: number, slackBytes = 0) {
  const kept = createKeptOutput(bytesMax, slackBytes)
  for (const chunk of chunks) kept.add(Buffer.from(chunk))
  return kept
}

test('output that fits is kept unchanged, whatever its chunks', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 5 }), (chunks) => {
      expect(keep(chunks, 10_000).text(asItIs)).toBe(chunks.join(''))
    }),
  )
})

test('of longer output, the first and the last half are kept, whatever its chunks', () => {
  const digits = fc.stringMatching(/^[0-9]{0,30}$/)
  fc.assert(
    fc.property(fc.array(digits, { minLength: 5, maxLength: 40 }), (chunks) => {
      const all = chunks.join('')
      const expected =
        all.length <= 20 ? all : `${all.slice(0, 10)}\n… ${all.length - 20} bytes left out …\n${all.slice(-10)}`
      expect(keep(chunks, 20).text(asItIs)).toBe(expected)
    }),
  )
})

test('neither side of the gap keeps a part of a secret', () => {
  const secret = 'swordfish'
  const redacted = (text: string): string => text.replaceAll(secret, '[S]')
  const pieces = ['sw', 'wo', 'or', 'rd', 'df', 'fi', 'is', 'sh']
  for (let at = 0; at <= 40; at += 1) {
    const flood = `${'.'.repeat(at)}${secret}${'.'.repeat(100)}${secret}${'.'.repeat(at)}`
    const text = keep([flood], 20, secret.length).text(redacted)
    expect(pieces.filter((piece) => text.replace(/… .* …/, '').includes(piece))).toEqual([])
  }
})

test('the promised amount is kept, however long the secrets are', () => {
  const text = keep(['x'.repeat(30), 'y'.repeat(30)], 20, 9).text(asItIs)
  expect(text).toBe(`${'x'.repeat(10)}\n… 40 bytes left out …\n${'y'.repeat(10)}`)
})
