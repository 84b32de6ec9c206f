import { domainToASCII } from 'node:url'
import libmime from 'libmime'
import type { GraphRecipient } from '../../contract/index.ts'

const encodedWordChars = 52
const lineCharsMax = 76
/** In Content-Type, the name of a file is one piece that cannot be folded; a longer name is in Content-Disposition only. */
const unfoldedNameLengthMax = 300

/** A header field, folded, with the line break that ends it. */
export function headerField(name: string, value: string): string {
  return `${libmime.foldLines(`${name}: ${value}`, lineCharsMax)}\r\n`
}

/** A text that readers get back as it is: what folding or decoding would change is encoded. */
export function encodedText(text: string): string {
  const line = inOneLine(text)
  return /[^ -~]|=\?|^ | $| {2}/.test(line) ? encodedWords(line) : line
}

/** The value of a header as somebody wrote it: words that are encoded already stay as they are. */
export function encodedValue(value: string): string {
  const line = inOneLine(value)
  const rest = line.replaceAll(/(?<=^|\s)=\?[^\s?]+\?[bq]\?[^\s?]*\?=(?=\s|$)/gi, '')
  return /[^\t -~]|=\?/.test(rest) ? encodedWords(line) : line
}

/** A Message-ID or Content-ID. It cannot hold encoded words, so what may not stand in a header is left out. */
export function messageId(id: string): string {
  const plain = inOneLine(id).replaceAll(/[^\t\P{Cc}]/gu, '')
  return `<${plain.replaceAll(/^<|>$/g, '')}>`
}

/** People, with commas between them. */
export function addressList(people: readonly GraphRecipient[]): string {
  return people.map(addressee).join(', ')
}

/** The values of Content-Type and Content-Disposition of a file, both with its name. */
export function fileHeaders(file: { name: string; contentType: string; disposition: string }): [string, string] {
  const { name, contentType, disposition } = file
  const isInBoth = name !== '' && name.length <= unfoldedNameLengthMax
  // Quotes are encoded, too: with a backslash before each of them, a line could become twice as long. Only octets always are.
  const filename = name.includes('"') ? Buffer.from(name) : name
  return [
    isInBoth ? `${contentType}; name=${quotedWord(name)}` : contentType,
    libmime.buildHeaderValue({ value: disposition, params: name === '' ? {} : { filename } }),
  ]
}

/** Somebody without an address becomes a group without members: the only way to write a bare name into a header. */
function addressee({ emailAddress: { name = '', address = '' } }: GraphRecipient): string {
  const written = writtenAddress(address)
  if (written === '') return `${displayName(name)}:;`
  if (name !== '' && name !== address) return `${displayName(name)} <${written}>`
  return /^[^\s"(),:;<>@[\\\]]+@[^\s"(),:;<>@[\\\]]+$/.test(written) ? written : `<${written}>`
}

function displayName(name: string): string {
  if (/^(?:\w+(?: \w+)*)?$/.test(name)) return name
  return /[^ -~]|=\?/.test(name) ? encodedWords(name) : quoted(name)
}

/** An address that cannot be taken for two: what is unusual before the `@` is in quotes, and the domain is ASCII. */
function writtenAddress(address: string): string {
  const plain = address.replaceAll(/[\p{Cc}<>]+/gu, ' ').trim()
  const at = plain.lastIndexOf('@')
  if (at < 0) return localPart(plain)
  const domain = plain.slice(at + 1).toLowerCase()
  return `${localPart(plain.slice(0, at))}@${/[^ -~]/.test(domain) ? domainToASCII(domain) || domain : domain}`
}

function localPart(text: string): string {
  // Letters of any script may be in it; quotes around the whole are kept.
  const isUsual = /^[\w!#$%&'*+/=?^`{|}~\u0080-\uffff-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u0080-\uffff-]+)*$/.test(text)
  return text === '' || isUsual || /^"(?:[^"\\]|\\.)*"$/.test(text) ? text : quoted(text)
}

/** In quotes unless it is a single word; encoded where it is not plain ASCII, or looks encoded. */
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

/** Encoded in the way that leaves more of it readable. */
function encodedWords(text: string): string {
  const letters = text.replaceAll(/[^A-Za-z]/g, '').length
  const others = text.replaceAll(/[\t\r\n -~]/g, '').length
  return libmime.encodeWord(text, others < letters ? 'Q' : 'B', encodedWordChars)
}
