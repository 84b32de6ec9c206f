import type { ContentStore, MessageContent } from '../mailbox/content-store.ts'
import type { Mail } from '../mailbox/message.ts'
import { type MailProperties, sizeOf } from '../mailbox/message-properties.ts'
import { readMime } from './read-mime.ts'
import { renderMime } from './render-mime.ts'

/** By content: a message to a group is in many mailboxes, and neither of its forms depends on the mailbox. */
const mails = new WeakMap<MessageContent, Mail>()

/** A message that came as MIME; one object for all copies of a content. */
export function mailOfOctets(octets: MessageContent, contents: ContentStore): Mail {
  const known = mails.get(octets)
  if (known !== undefined) return known
  const mail = new MailAsItCame(octets, contents)
  mails.set(octets, mail)
  return mail
}

/** A class, because most messages of a store are such mails, and functions of its own for each would take more memory than the rest. */
class MailAsItCame implements Mail {
  readonly octets: MessageContent
  readonly #contents: ContentStore

  constructor(octets: MessageContent, contents: ContentStore) {
    this.octets = octets
    this.#contents = contents
  }

  get sizeBytes(): number {
    return this.octets.sizeBytes
  }

  get written(): undefined {
    return undefined
  }

  properties(): Promise<MailProperties> {
    return readMime(this.octets, this.#contents)
  }

  content(): MessageContent {
    return this.octets
  }
}

/** Whether a message came as octets and nobody said anything about it since, so that its octets are all there is to it. */
export function isAsItCame(mail: Mail): boolean {
  return mail.octets !== undefined && mails.get(mail.octets) === mail
}

/** A message that came as properties. With `octets`, it came as these octets, and `properties` are their content. */
export function mailOfProperties(properties: MailProperties, contents: ContentStore, octets?: MessageContent): Mail {
  let content = octets
  return {
    octets,
    sizeBytes: octets?.sizeBytes ?? sizeOf(properties),
    written: properties,
    properties: async () => properties,
    content: () => {
      content ??= contents.intern(renderMime(properties))
      return content
    },
  }
}
