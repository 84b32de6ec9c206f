import type { Chance } from '../../control/seed.ts'

/** A GUID in lower case, version 4 in form; equal on every run with one seed. */
export function drawGuid(chance: Chance): string {
  const hex = chance.hex(30)
  const variant = chance.int(8, 11).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`
}

const storeIdPrefix = 'AAMk'
const immutableIdPrefix = 'AAkA'
const storeIdDigits = 40

/** The id of a folder or message. Opaque to clients; they must not take one apart. */
export function drawStoreId(chance: Chance): string {
  return `${storeIdPrefix}${chance.hex(storeIdDigits)}`
}

/** The id that a message keeps when it is moved, for clients that ask for such ids. */
export function drawImmutableId(chance: Chance): string {
  return `${immutableIdPrefix}${chance.hex(storeIdDigits)}`
}

/** Whether a text has the form of a folder or message id. The folder or message need not exist. */
export function looksLikeStoreId(text: string): boolean {
  const isPrefixed = text.startsWith(storeIdPrefix) || text.startsWith(immutableIdPrefix)
  return isPrefixed && text.length === storeIdPrefix.length + storeIdDigits
}

/** The key that a client must send to update an item; it changes with each update. */
export function drawChangeKey(chance: Chance): string {
  return `CQAAAB${chance.hex(24)}`
}

/** A Message-ID in the form of Exchange Online's own, with angle brackets. */
export function drawInternetMessageId(chance: Chance): string {
  const server = `MOCK${chance.hex(8).toUpperCase()}`
  return `<${server}${chance.hex(24).toUpperCase()}@${server}.prod.outlook.com>`
}
