import { hash, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../refusals/errors.ts'
import type { PageWindow } from './archive.ts'
import type { Position } from './timeline.ts'

/** Where a page begins, and which page it is. */
interface PagePlace extends Position {
  /** How many pages of the window came before it. */
  turn: number
  /** Which reading of the window it belongs to, from 1. */
  reading: number
}

/** Cursors: positions in a window, with a seal, so that a client cannot invent one or use it for another window. */
export interface PageCursors {
  write(window: PageWindow, place: PagePlace): string
  /** Throws the Refusals `cursor-unknown` and `cursor-of-another-window`. */
  read(cursor: string, window: PageWindow): PagePlace
}

/** Cursors sealed with `secret`. Cursors of another site are unknown here. */
export function createPageCursors(secret: string): PageCursors {
  // SHA-512/256 shows only half of its state, so nobody can extend a sealed text. An HMAC protects hashes that show all
  // of their state, but takes five times as long, and each page needs two seals.
  const sealed = (text: string): string => `${text}.${hash('sha512-256', `${secret} ${text}`, 'base64url')}`
  return {
    write: (window, { timeMs, sequence, turn, reading }) => {
      const text = [...windowFields(window), timeMs, sequence, turn, reading].join(' ')
      return sealed(Buffer.from(text).toString('base64url'))
    },
    read: (cursor, window) => {
      const [text = ''] = cursor.split('.')
      const given = Buffer.from(cursor)
      const wanted = Buffer.from(sealed(text))
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Refusal('cursor-unknown')
      const fields = Buffer.from(text, 'base64url').toString().split(' ')
      const [timeMs = 0, sequence = 0, turn = 0, reading = 0] = fields.splice(-4).map(Number)
      if (fields.join(' ') !== windowFields(window).join(' ')) throw new Refusal('cursor-of-another-window')
      return { timeMs, sequence, turn, reading }
    },
  }
}

/** What a window is, and no other: in its cursors, and as the name of the list that is cut into pages. */
export function windowFields(window: PageWindow): (string | number)[] {
  return [window.basis, window.fromMs, window.toMs]
}
