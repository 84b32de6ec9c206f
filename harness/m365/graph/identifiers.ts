import type { Savable } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'

/** A GUID in lower case, version 4 in form; equal on every run with one seed. */
export function drawGuid(chance: Chance): string {
  const hex = chance.hex(30)
  const variant = chance.int(8, 11).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`
}

/** How an id of each kind begins, and how many bytes it has. */
const storeIdKinds = {
  // In base64url with one `=` at the end: `AAMk` and 120 characters, `AAMk` and 152, `AAkALg` and 120.
  folder: { start: [0x00, 0x03, 0x24], bytes: 89 },
  message: { start: [0x00, 0x03, 0x24], bytes: 113 },
  immutable: { start: [0x00, 0x09, 0x00, 0x2e, 0x00], bytes: 89 },
} as const

/** The end of an id: four bytes of a number, and five zeros. */
const numberBytesFromEnd = 9

/**
 * The ids of folders and messages of one mailbox. They have the form of Exchange's own, so that a client fails here where
 * it would fail there: letter case counts, `-`, `_` and `=` occur, and they are longer than a short column. They begin
 * alike, and end with a number that is counted up. So ids that are 26 apart differ in letter case only.
 */
export interface StoreIds extends Savable {
  folder(): string
  message(): string
  /** The id that a message keeps when it is moved, for clients that ask for such ids. */
  immutable(): string
}

/** The ids of one mailbox; opaque to clients, who must not take one apart. */
export function createStoreIds(chance: Chance): StoreIds {
  const mailbox = Buffer.from(chance.hex(2 * storeIdKinds.message.bytes), 'hex')
  // In base64url these bytes begin with `-_`.
  mailbox.set([0xfb, 0xf0], 6)
  let next = chance.int(0, 0xff_ffff)
  const draw = (kind: keyof typeof storeIdKinds) => (): string => {
    const { start, bytes } = storeIdKinds[kind]
    const id = Buffer.alloc(bytes)
    mailbox.copy(id, 0, 0, bytes - numberBytesFromEnd)
    id.set(start)
    id.writeUInt32BE(next, bytes - numberBytesFromEnd)
    next += 1
    // Each id is kept for as long as its message. Through a buffer it becomes one piece: what `replaceAll` or a template returns is
    // pieces that refer to each other, and takes three times as much memory.
    return Buffer.from(`${id.toString('base64url')}=`, 'latin1').toString('latin1')
  }
  return {
    folder: draw('folder'),
    message: draw('message'),
    immutable: draw('immutable'),
    save: () => {
      const kept = next
      return () => {
        next = kept
      }
    },
  }
}

/** Where in the text of a message id its number is: characters that stand for whole bytes, and the first byte of it among them. */
const numberOfMessage = { fromCharacter: 136, toCharacter: 148, atByte: 2 }

/** The number that a message id ends with; the ids of a mailbox are in the order of their numbers. Undefined for another text. */
export function numberOfMessageId(messageId: string): number | undefined {
  const { fromCharacter, toCharacter, atByte } = numberOfMessage
  const bytes = Buffer.from(messageId.slice(fromCharacter, toCharacter), 'base64url')
  return bytes.length < atByte + 4 ? undefined : bytes.readUInt32BE(atByte)
}

/** Whether a text has the form of a folder or message id. The folder or message need not exist. */
export function looksLikeStoreId(text: string): boolean {
  return /^(?:AAMk[\w-]{115}|AAMk[\w-]{147}|AAkALg[\w-]{113})=$/.test(text)
}

/** Whether a text begins as the ids do that a message keeps when it is moved. */
export function isImmutableId(text: string): boolean {
  return text.startsWith('AAkALg')
}

/** The key of a state of an item, in base64, of 40 characters. Another update, another key. */
export function drawChangeKey(chance: Chance): string {
  return Buffer.from(`090000001600000${chance.hex(45)}`, 'hex').toString('base64')
}

/** A Message-ID in the form of Exchange Online's own, with angle brackets. */
export function drawInternetMessageId(chance: Chance): string {
  const server = `MOCK${chance.hex(8).toUpperCase()}`
  return `<${server}${chance.hex(24).toUpperCase()}@${server}.prod.outlook.com>`
}
