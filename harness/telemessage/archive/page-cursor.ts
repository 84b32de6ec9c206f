import { hash, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../refusals/errors.ts'
import type { PageWindow } from './archive.ts'
import type { Position } from './timeline.ts'

/** Cursors: positions in a window, sealed, so that a client cannot make one up or carry it to another window. */
export interface PageCursors {
  write(window: PageWindow, position: Position): string
  /** Throws the Refusals `cursor-unknown` and `cursor-of-another-window`. */
  read(cursor: string, window: PageWindow): Position
}

/** Cursors sealed with `secret`; another site's are unknown here. */
export function createPageCursors(secret: string): PageCursors {
  // SHA-512/256 shows only half of its state, so nobody can extend a seal to a longer text. An HMAC protects hashes that show
  // all of it, but takes five times as long, twice for each page.
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
