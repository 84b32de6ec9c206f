import { hash } from 'node:crypto'

/** The longest name of a folder in files, in bytes: file systems allow 255, and the ending of an mbox must fit, too. */
const nameBytesMax = 200

/** What Windows, or a shell, takes for something else; also halves of a character, which no file name can have. */
const notInNames = /[\p{Cc}\p{Cs}<>:"/\\|?*%]/u
/** The devices of Windows, with every ending. */
const deviceName = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i
/** What the formats themselves put beside folders. */
const nameOfFormat = /^(?:cur|new|tmp)$|\.(?:eml|mbox)$/i

/**
 * The name of a folder as a file name, on every system. What a file name cannot have is written with `%` and hex digits, as in URLs, and
 * so is the beginning of what could be taken for something else: `..`, `CON`, `cur`. A name that is too long is cut, and ends with a part
 * of its digest. `mailbox.json` of the export has the whole name.
 */
export function fileNameOf(name: string): string {
  // Systems that compose letters, or take them apart, would make one name of two. Such a name is written in ASCII.
  const isComposed = name === name.normalize('NFC')
  const isReserved = deviceName.test(name) || nameOfFormat.test(name)
  const characters = [...name]
  const written = characters.map((character, index) => {
    const isEdge = index === 0 || index === characters.length - 1
    const isHidden = isEdge && (character === '.' || character === ' ')
    const isPlain = !notInNames.test(character) && (isComposed || character <= '\u007f')
    return isPlain && !isHidden && !(isReserved && index === 0) ? character : escaped(character)
  })
  const whole = written.join('')
  return Buffer.byteLength(whole) <= nameBytesMax ? whole : cut(written, name)
}

function escaped(character: string): string {
  if (/\p{Cs}/u.test(character)) return `%u${character.charCodeAt(0).toString(16).toUpperCase()}`
  return Buffer.from(character).toString('hex').toUpperCase().replaceAll(/../g, '%$&')
}

function cut(written: readonly string[], name: string): string {
  const end = `~${hash('sha256', Buffer.from(name, 'utf16le')).slice(0, 16)}`
  let start = ''
  for (const part of written) {
    if (Buffer.byteLength(start) + Buffer.byteLength(part) + end.length > nameBytesMax) break
    start += part
  }
  return `${start}${end}`
}
