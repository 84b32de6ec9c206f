/** The header fields of a message are at its beginning. */
const headBytes = 32 * 1024

/** As a message spells it, and as JSON with a list of names and values does. */
const spellings = [
  /^X-TELEMESSAGE-ArchiveMessageID:[\t \r\n]*(\S+)/im,
  /X-TELEMESSAGE-ArchiveMessageID"\s*,\s*"value"\s*:\s*"([^"\\]+)"/i,
]

/**
 * The `archiveMessageId` that a copy names, whatever way it takes into the mailbox: a message in base64, alone or in JSON, or
 * the message as JSON. Undefined if it names none. It only counts what is seen (TEN-8), so it need not read messages that no
 * connector writes.
 */
export function messageNamedIn(body: Buffer): string | undefined {
  const head = body.subarray(0, headBytes).toString('latin1')
  const [encoded = ''] = /[A-Za-z0-9+/\r\n]{200,}/.exec(head) ?? []
  const texts = [head, Buffer.from(encoded, 'base64').toString('latin1')]
  for (const text of texts)
    for (const spelling of spellings) {
      const named = spelling.exec(text)?.[1]
      if (named !== undefined) return named
    }
  return undefined
}
