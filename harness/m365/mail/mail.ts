import type { ContentStore, MessageContent } from '../content-store.ts'
import { type MailProperties, sizeOf } from './mail-properties.ts'
import { readMime } from './read-mime.ts'
import { renderMime } from './render-mime.ts'

/**
 * A message as it was put into a mailbox, as octets or as properties, and the other of the two on demand. It never
 * changes: a change makes another one, so that a snapshot of yesterday still says what was there.
 */
export interface Mail {
  /** The octets that a client gave; undefined when it gave properties, or has changed what the message says since. */
  readonly octets: MessageContent | undefined
  readonly sizeBytes: number
  /** Read from the octets at the first call, and once for all mailboxes that hold the same ones. */
  properties(): Promise<MailProperties>
  /** The octets, or else the message that the properties make; made at the first call. */
  content(): MessageContent
}

/** A message that came as MIME. */
export function mailOfOctets(octets: MessageContent, contents: ContentStore): Mail {
  return {
    octets,
    sizeBytes: octets.bytes.length,
    properties: () => readMime(octets, contents),
    content: () => octets,
  }
}

/** A message that came as properties; with `octets`, one that came as those and says in its properties what they say. */
export function mailOfProperties(properties: MailProperties, contents: ContentStore, octets?: MessageContent): Mail {
  let content = octets
  return {
    octets,
    sizeBytes: octets?.bytes.length ?? sizeOf(properties),
    properties: async () => properties,
    content: () => {
      content ??= contents.intern(renderMime(properties))
      return content
    },
  }
}
