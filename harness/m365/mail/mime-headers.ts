import { domainToASCII } from 'node:url'
import libmime from 'libmime'
import type { GraphRecipient } from '../../contract/index.ts'

const encodedWordChars = 52
const lineCharsMax = 76
/**
 * In Content-Type, the name of a file is one piece that cannot be folded. A longer name is only in Content-Disposition.
 */
const unfoldedNameLengthMax = 300
/**
 * A line has at most 998 octets (RFC 5322, 2.1.1), and a word cannot be folded. A longer word is written as encoded words,
 * which can be.
 */
const longWord = /[^ ]{900}/

/** A header field, folded, with the line break at its end. */
export function headerField(name: string, value: string): string {
  return `${libmime.foldLines(`${name}: ${value}`, lineCharsMax)}\r\n`
}

/** A text as a header value that readers decode to the same text: what folding or decoding would change is encoded. */
export function encodedText(text: string): string {
  const line = inOneLine(text)
  return /[^ -~]|=\?|^ | $| {2}/.test(line) || longWord.test(line) ? encodedWords(line) : line
}

/** The value of a header that a client wrote: words that are already encoded stay unchanged. */
export function encodedValue(value: string): string {
  const line = inOneLine(value)
  const rest = line.replaceAll(/(?<=^|\s)=\?[^\s?]+\?[bq]\?[^\s?]*\?=(?=\s|$)/gi, '')
  return /[^\t -~]|=\?/.test(rest) || longWord.test(line) ? encodedWords(line) : line
}

/**
 * A Message-ID or Content-ID. Encoded words are not allowed in it, so characters that a header cannot hold are left
 * out.
 */
export function messageId(id: string): string {
  const plain = inOneLine(id).replaceAll(/[^\t\P{Cc}]/gu, '')
  return `<${plain.replaceAll(/^<|>$/g, '')}>`
}

/** People, separated by commas. */
export function addressList(people: readonly GraphRecipient[]): string {
  return people.map(addressee).join(', ')
}

/** The values of Content-Type and Content-Disposition for a file, both with its name. */
export function fileHeaders(file: { name: string; contentType: string; disposition: string }): [string, string] {
  const { name, contentType, disposition } = file
  const isInBoth = name !== '' && name.length <= unfoldedNameLengthMax
  // A name with quotes is encoded, too: a backslash before each quote could make the line twice as long. The library
  // encodes octets in any case, but a text only if it has to.
  const filename = name.includes('"') ? Buffer.from(name) : name
  return [
    isInBoth ? `${contentType}; name=${quotedWord(name)}` : contentType,
    libmime.buildHeaderValue({ value: disposition, params: name === '' ? {} : { filename } }),
  ]
}

/** A person without an address becomes a group without members: a header can hold a bare name in no other way. */
function addressee({ emailAddress: { name = '', address = '' } }: GraphRecipient): string {
  const written = writtenAddress(address)
  if (written === '') return `${displayName(name)}:;`
  if (name !== '' && name !== address) return `${displayName(name)} <${written}>`
  return /^[^\s"(),:;<>@[\\\]]+@[^\s"(),:;<>@[\\\]]+$/.test(written) ? written : `<${written}>`
}

function displayName(name: string): string {
  if (longWord.test(name)) return encodedWords(name)
  if (/^(?:\w+(?: \w+)*)?$/.test(name)) return name
  return /[^ -~]|=\?/.test(name) ? encodedWords(name) : quoted(name)
}

/**
 * An address that cannot be read as two. An unusual part before the `@` is put in quotes, and the domain becomes ASCII.
 */
function writtenAddress(address: string): string {
  const plain = address.replaceAll(/[\p{Cc}<>]+/gu, ' ').trim()
  const at = plain.lastIndexOf('@')
  if (at < 0) return localPart(plain)
  const domain = plain.slice(at + 1).toLowerCase()
  return `${localPart(plain.slice(0, at))}@${/[^ -~]/.test(domain) ? domainToASCII(domain) || domain : domain}`
}

function localPart(text: string): string {
  // The part may contain letters of any script. If it is already in quotes as a whole, it stays unchanged.
  const isUsual = /^[\w!#$%&'*+/=?^`{|}~\u0080-\uffff-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u0080-\uffff-]+)*$/.test(text)
  return text === '' || isUsual || /^"(?:[^"\\]|\\.)*"$/.test(text) ? text : quoted(text)
}

/** A single word as it is, other texts in quotes. Encoded if it is not plain ASCII, or if it looks encoded. */
function quotedWord(text: string): string {
  if (/[^ !#-~]|=\?/.test(text)) return `"${encodedWords(text)}"`
  return /^[\w.+]+$/.test(text) ? text : quoted(text)
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

function inOneLine(text: string): string {
  return text.replaceAll(/\r?\n|\r/g, ' ')
}

/** Encoded as Q or B, whichever leaves more of the text readable. */
function encodedWords(text: string): string {
  const letters = text.replaceAll(/[^A-Za-z]/g, '').length
  const others = text.replaceAll(/[\t\r\n -~]/g, '').length
  return libmime.encodeWord(text, others < letters ? 'Q' : 'B', encodedWordChars)
}
