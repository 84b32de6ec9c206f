import { expect, it } from 'vitest'
import { base64Lines } from './base64-lines.ts'

/** Where a stretch that is encoded in one go ends. */
const stretchBytes = 57 * 8192

it.each([0, 1, 2, 3, 56, 57, 58, 114, stretchBytes - 1, stretchBytes, stretchBytes + 1, 2 * stretchBytes + 58])(
  'writes %i bytes in lines of 76 characters, each of them ended',
  (length) => {
    const bytes = Buffer.alloc(length, 'every byte\r\n\0\xff', 'latin1')
    const lines = bytes.toString('base64').match(/.{1,76}/g) ?? []
    expect(base64Lines(bytes).toString('latin1')).toBe(lines.map((line) => `${line}\r\n`).join(''))
  },
)
