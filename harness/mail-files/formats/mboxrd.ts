/** A line that a reader of an mbox takes for the beginning of a message, at any depth of quoting. */
const separatorInside = /(^|\n)(>*From )/g

/** Begins a message in an mbox: `From `, an address, and the time in UTC as `asctime` writes it (RFC 4155, in the form mboxrd). */
function mboxSeparator(at: Date): string {
  const [day = '', date = '', month = '', year = '', time = ''] = at.toUTCString().replace(',', '').split(' ')
  return `From MAILER-DAEMON ${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}\n`
}

/**
 * A message in an mbox, from its separator to the empty line behind it. Lines that could be separators get one more `>`, which readers of
 * mboxrd take away again. The separator and the empty line end with LF, also if the lines of the message end with CRLF: readers on Unix
 * would take a CR there for a part of the message. A last line without an end gets one, because the next message begins on a new line.
 */
export function inMbox(message: Buffer, at: Date): Buffer {
  const end = message.length === 0 || endsLine(message) ? '\n' : '\n\n'
  return Buffer.concat([Buffer.from(mboxSeparator(at)), quoted(message), Buffer.from(end)])
}

/** Whether the last line of a message has an end. */
export function endsLine(message: Buffer): boolean {
  return message.at(-1) === 0x0a
}

function quoted(message: Buffer): Buffer {
  // Most messages have no such line, and are not copied.
  if (!message.includes('From ')) return message
  return Buffer.from(message.toString('latin1').replaceAll(separatorInside, '$1>$2'), 'latin1')
}
