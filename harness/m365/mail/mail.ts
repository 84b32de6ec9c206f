import type { ContentStore, MessageContent } from '../mailbox/content-store.ts'
import type { Mail } from '../mailbox/message.ts'
import { type MailProperties, sizeOf } from '../mailbox/message-properties.ts'
import { readMime } from './read-mime.ts'
import { renderMime } from './render-mime.ts'

/** A message that came as MIME. */
export function mailOfOctets(octets: MessageContent, contents: ContentStore): Mail {
  return {
    octets,
    sizeBytes: octets.bytes.length,
    properties: () => readMime(octets, contents),
    content: () => octets,
  }
}

/** A message that came as properties. With `octets`, it came as these octets, and `properties` are their content. */
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
