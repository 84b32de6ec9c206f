import { hash, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../refusals/errors.ts'
import type { PageWindow } from './archive.ts'
import type { Position } from './timeline.ts'

/** Cursors: positions in a window, with a seal, so that a client cannot invent one or use it for another window. */
export interface PageCursors {
  write(window: PageWindow, position: Position): string
  /** Throws the Refusals `cursor-unknown` and `cursor-of-another-window`. */
  read(cursor: string, window: PageWindow): Position
}

/** Cursors sealed with `secret`. Cursors of another site are unknown here. */
export function createPageCursors(secret: string): PageCursors {
  // SHA-512/256 shows only half of its state, so nobody can extend a sealed text. An HMAC protects hashes that show all
  // of their state, but takes five times as long, and each page needs two seals.
  const sealed = (text: string): string => `${text}.${hash('sha512-256', `${secret} ${text}`, 'base64url')}`
  return {
    write: (window, { timeMs, sequence }) => {
      const text = [...windowFields(window), timeMs, sequence].join(' ')
      return sealed(Buffer.from(text).toString('base64url'))
    },
    read: (cursor, window) => {
      const [text = ''] = cursor.split('.')
      const given = Buffer.from(cursor)
      const wanted = Buffer.from(sealed(text))
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Refusal('cursor-unknown')
      const fields = Buffer.from(text, 'base64url').toString().split(' ')
      const [timeMs, sequence] = fields.splice(-2).map(Number)
      if (fields.join(' ') !== windowFields(window).join(' ')) throw new Refusal('cursor-of-another-window')
      return { timeMs: Number(timeMs), sequence: Number(sequence) }
    },
  }
}

function windowFields(window: PageWindow): (string | number)[] {
  return [window.basis, window.fromMs, window.toMs]
}
