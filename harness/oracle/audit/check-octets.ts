/** RFC 5322, 2.1.1: without the line break. */
const lineOctetsMax = 998
const lf = 0x0a
const cr = 0x0d

/**
 * What is wrong with the octets of a message (CNV-1): bare CR or LF, lines that are too long, a NUL, an invalid header
 * block. Empty if nothing is wrong. It checks only octets; the mail reader reads their meaning.
 */
export function octetProblems(content: Buffer): string[] {
  const problems: string[] = []
  let lineStart = 0
  let lineNumber = 1
  while (lineStart < content.length && problems.length === 0) {
    const lineBreak = content.indexOf(lf, lineStart)
    const lineEnd = lineBreak === -1 ? content.length : lineBreak
    const endsInCr = lineBreak !== -1 && content[lineEnd - 1] === cr
    const textEnd = endsInCr ? lineEnd - 1 : lineEnd
    if (lineBreak !== -1 && !endsInCr) problems.push(`line ${lineNumber} ends in LF without CR`)
    if (textEnd - lineStart > lineOctetsMax) {
      problems.push(`line ${lineNumber} has ${textEnd - lineStart} octets; at most ${lineOctetsMax} are allowed`)
    }
    const bareCr = content.indexOf(cr, lineStart)
    if (bareCr !== -1 && bareCr < textEnd) problems.push(`line ${lineNumber} contains a CR without LF`)
    lineStart = lineEnd + 1
    lineNumber += 1
  }
  if (content.includes(0)) problems.push('the message contains a NUL octet')
  return [...problems, ...headerProblems(content)]
}

const headerLine = /^[!-9;-~]+:/

function headerProblems(content: Buffer): string[] {
  const end = content.indexOf('\r\n\r\n')
  if (end === -1) return ['there is no empty line after the header block']
  const lines = content.subarray(0, end).toString('latin1').split('\r\n')
  const odd = lines.findIndex((line, index) => !(headerLine.test(line) || (index > 0 && /^[ \t]/.test(line))))
  const problems = odd === -1 ? [] : [`header line ${odd + 1} is neither a header field nor the continuation of one`]
  const names = lines
    .filter((line) => headerLine.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  for (const name of ['date', 'from']) {
    const times = names.filter((other) => other === name).length
    if (times !== 1) problems.push(`the message has ${times} ${name} headers; it must have exactly one`)
  }
  for (const name of ['subject', 'message-id', 'to', 'cc', 'bcc', 'reply-to', 'sender']) {
    const times = names.filter((other) => other === name).length
    if (times > 1) problems.push(`the message has ${times} ${name} headers; it may have at most one`)
  }
  problems.push(...mimeVersionProblems(content, end), ...messageIdProblems(content, end))
  if (lines.some((line) => /[^\t\x20-\x7e]/.test(line)))
    problems.push('the header block contains octets that are not printable ASCII')
  return problems
}

/** The values of a header field, unfolded. */
function valuesOf(name: string, content: Buffer, end: number): string[] {
  const unfolded = content
    .subarray(0, end)
    .toString('latin1')
    .replaceAll(/\r\n(?=[ \t])/g, '')
  const field = new RegExp(`^${name}:(.*)$`, 'i')
  return unfolded.split('\r\n').flatMap((line) => field.exec(line)?.[1]?.trim() ?? [])
}

/** RFC 2045, 4: without this field a message is not MIME, and its parts and encodings are only text. */
function mimeVersionProblems(content: Buffer, end: number): string[] {
  const values = valuesOf('mime-version', content, end)
  // Comments are allowed around the version.
  if (values.length === 1 && /^(?:\([^()]*\)|\s)*1\s*\.\s*0(?:\([^()]*\)|\s)*$/.test(values[0] ?? '')) return []
  const right = 'it must have exactly one, which says 1.0'
  return [`the message has ${values.length} MIME-Version headers; ${right}`]
}

/** RFC 5322, 3.6.4: a program must not write blanks within an id, which others compare as it is. */
function messageIdProblems(content: Buffer, end: number): string[] {
  const [value] = valuesOf('message-id', content, end)
  if (value === undefined || /^<[^\s<>@]+@[^\s<>@]+>$/.test(value)) return []
  return ['the Message-ID is not one id in the form <left@right>, without blanks']
}
